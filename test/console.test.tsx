import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { takeConsole } from '#test/console.ts';

describe('the console of the tests', () => {
  it('keeps what is said on it until a test takes it', () => {
    console.error('the disk is full', 28);
    console.warn('nearly');
    expect(takeConsole()).toEqual(['console.error: the disk is full 28', 'console.warn: nearly']);
    expect(takeConsole()).toEqual([]);
  });

  it('hears what React complains of', () => {
    renderToString(
      <ul>
        {['a', 'b'].map((name) => (
          <li>{name}</li>
        ))}
      </ul>,
    );
    expect(takeConsole().join()).toContain('unique "key" prop');
  });
});
