import type { QuestionView } from '#app/services/response/chapter.page.server.ts';

/** What of a question its fields depend on. */
export interface AskedFields extends Pick<
  QuestionView,
  'key' | 'rows' | 'confirmation' | 'evidenceExamples' | 'recommended' | 'measures'
> {
  /** Where measures are put together; null where an answer has no sheet of its own. */
  readonly measuresTo: string | null;
}
