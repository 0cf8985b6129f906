import { useEffect, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';

/** Prints the page as it stands. Without a script there is the browser's own menu, so it is not shown. */
export function PrintButton() {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  if (!scripted) return null;
  return (
    <Button type="button" kind="tertiary" onClick={() => window.print()}>
      印刷
    </Button>
  );
}
