import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { EarlyTexts, WithEarlyTexts } from '#app/components/ui/early-texts.tsx';

const texts = new EarlyTexts(document);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <WithEarlyTexts texts={texts}>
        <RemixBrowser />
      </WithEarlyTexts>
    </StrictMode>,
  );
});
