import { Transform } from 'node:stream';

/**
 * Takes the NUL bytes out of a stream of HTML, in which none can be meant. React 18 writes its page in views of 2,048
 * bytes; where a character of several bytes does not fit into what is left of a view, it sends the view whole, with the
 * unused bytes as NUL, which a browser shows as a replacement character within an attribute.
 */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
