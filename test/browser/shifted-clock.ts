import { readFileSync } from 'node:fs';

/** Loaded before a program that a test starts: its day is the one that the named file had when it started. */
const file = process.env['TENKEN_TEST_NOW'];
const began = Date.now();
const shift = file === undefined ? 0 : Date.parse(readFileSync(file, 'utf8').trim()) - began;

globalThis.Date = new Proxy(Date, {
  construct: (target, args: unknown[], made) =>
    Reflect.construct(target, args.length === 0 ? [target.now() + shift] : args, made),
  get: (target, name, receiver: unknown) =>
    name === 'now' ? () => target.now() + shift : Reflect.get(target, name, receiver),
});
