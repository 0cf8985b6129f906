import { workApart } from '#app/lib/apart-process.server.ts';
import { decodeSource } from '#app/lib/source-file.ts';

workApart((bytes) => decodeSource(bytes as Uint8Array));
