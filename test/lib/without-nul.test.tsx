import { renderToPipeableStream } from 'react-dom/server';
import { buffer } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { withoutNul } from '#app/lib/without-nul.server.ts';

/** A page whose characters of three bytes cross the edges of React's views wherever the views begin. */
function Page() {
  return (
    <ul>
      {Array.from({ length: 900 }, (_, index) => (
        <li key={index} aria-label={`${'x'.repeat(index % 7)}情報セキュリティ`}>
          自己点検
        </li>
      ))}
    </ul>
  );
}

async function rendered(through: PassThrough | ReturnType<typeof withoutNul>): Promise<string> {
  const { pipe } = renderToPipeableStream(<Page />);
  pipe(through);
  return (await buffer(through)).toString('utf8');
}

test('a page comes without the NUL bytes that React leaves where a character crosses a view', async () => {
  const plain = await rendered(new PassThrough());
  expect(plain).toContain('\0');
  const clean = await rendered(withoutNul());
  expect(clean).not.toContain('\0');
  expect(clean).toBe(plain.replaceAll('\0', ''));
  expect(clean).not.toContain('\uFFFD');
});

test('what React writes at once is sent on at once', async () => {
  const pieces: number[] = [];
  const through = withoutNul();
  through.on('data', (piece: Buffer) => pieces.push(piece.length));
  const { pipe } = renderToPipeableStream(<Page />, { onAllReady: () => pipe(through) });
  await new Promise((ended) => through.once('end', ended));
  expect(pieces).toHaveLength(1);
  expect(pieces[0]).toBeGreaterThan(2_048);
});
