import { useNavigate } from '@remix-run/react';
import type { MouseEvent } from 'react';

/**
 * Follows the plain links of an element in place, as Remix does its own: each of those asks where it stands, which of
 * hundreds takes longer than all the rest of a page.
 */
export function useFollow({ preventScrollReset = false } = {}): (event: MouseEvent<HTMLElement>) => void {
  const navigate = useNavigate();
  return (event) => {
    const { target, button, metaKey, altKey, ctrlKey, shiftKey, defaultPrevented } = event;
    if (defaultPrevented || button !== 0 || metaKey || altKey || ctrlKey || shiftKey) return;
    const link = target instanceof Element ? target.closest('a') : null;
    if (link === null || link.origin !== window.location.origin) return;
    event.preventDefault();
    const { pathname, search, hash, href } = link;
    navigate(`${pathname}${search}${hash}`, { preventScrollReset, replace: href === window.location.href });
  };
}
