import { Transform } from 'node:stream';

/**
 * Takes the NUL bytes out of a stream of HTML, in which none can be meant. React 18 writes its page in views of 2,048
 * bytes; where a character of several bytes does not fit into what is left of a view, it sends the view whole, with the
 * unused bytes as NUL, which a browser shows as a replacement character within an attribute. The views go on together
 * once React asks for it, which it does as often as it has something to show: one by one they are a hundred for a list.
 */
export function withoutNul(): Transform & { readonly flush: () => void } {
  let held: Uint8Array[] = [];
  const flush = () => {
    if (held.length > 0) stream.push(Buffer.concat(held));
    held = [];
  };
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      let from = 0;
      for (let nul = chunk.indexOf(0); nul >= 0; nul = chunk.indexOf(0, from)) {
        held.push(chunk.subarray(from, nul));
        from = nul + 1;
      }
      held.push(chunk.subarray(from));
      done();
    },
    flush(done) {
      flush();
      done();
    },
  });
  return Object.assign(stream, { flush });
}
