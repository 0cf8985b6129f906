import { useEffect, useRef } from 'react';

/** What was chosen below what is seen is brought into sight; so is what was just done to it, told at the top. */
export function useInSight(name: string, done: number) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = box.current;
    if (panel === null || name === '') return;
    panel.scrollTop = 0;
    const { top, bottom } = panel.getBoundingClientRect();
    if (top > window.innerHeight - 200 || bottom < 0) panel.scrollIntoView();
  }, [name, done]);
  return box;
}
