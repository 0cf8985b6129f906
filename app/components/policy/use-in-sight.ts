import { useEffect, useRef } from 'react';

/** A question that was chosen below what is seen is brought into sight. */
export function useInSight(name: string) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = box.current;
    if (panel === null || name === '') return;
    panel.scrollTop = 0;
    const { top, bottom } = panel.getBoundingClientRect();
    if (top > window.innerHeight - 200 || bottom < 0) panel.scrollIntoView();
  }, [name]);
  return box;
}
