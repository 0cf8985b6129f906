import { useEffect, useState } from 'react';
import { buttonLook } from '#app/components/ui/button-look.ts';

/**
 * Prints the page as it stands. Without a script there is the browser's own menu, so it is not shown; on a page that
 * needs no other script, `public/static-page.js` shows it.
 */
export function PrintButton() {
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <button
      type="button"
      data-print
      hidden={!scripted}
      className={buttonLook('tertiary')}
      onClick={() => window.print()}
    >
      印刷
    </button>
  );
}
