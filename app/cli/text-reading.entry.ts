import { ok } from '#app/domain/shared/result.ts';
import { workApart } from '#app/lib/apart-process.server.ts';
import { readingOf } from '#app/services/questionnaire/text-reading.loader.server.ts';
import type { TextToRead } from '#app/services/questionnaire/text-reading.loader.server.ts';

workApart(async (text) => ok(readingOf(text as TextToRead)));
