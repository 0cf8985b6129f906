import type { ShouldRevalidateFunction } from '@remix-run/react';
import { PROBLEMS } from '#app/lib/problem.ts';

/**
 * For a page whose forms are refused where something changed since it was shown: that is read again, or the page
 * would go on showing what is no longer there, and the next press would be for it.
 */
export const readAgainOnConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === PROBLEMS.conflict.status || defaultShouldRevalidate;
