import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { EarlyTexts, WithEarlyTexts } from '#app/components/ui/early-texts.tsx';

/**
 * Waits for the state of the page that Remix decodes. Its first call throws the promise of it, before any hook: while
 * the root waits for that, React takes over synchronously at a click or a key and fails (its error 345, "Root did not
 * complete"), throwing away the server's page with what has been entered on it.
 */
async function stateDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (waiting instanceof Promise) await waiting;
  }
}

const texts = new EarlyTexts(document);

void stateDecoded().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <WithEarlyTexts texts={texts}>
          <RemixBrowser />
        </WithEarlyTexts>
      </StrictMode>,
    );
  }),
);
