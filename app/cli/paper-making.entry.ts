import { workApart } from '#app/lib/apart-process.server.ts';
import { makePaper } from '#app/lib/paper/make-paper.server.ts';
import type { PaperOrder } from '#app/lib/paper/paper.ts';

workApart((order) => makePaper(order as PaperOrder));
