import { MISSING_PART_LABELS } from '#app/domain/response/labels.ts';
import type { QuestionView } from '#app/services/response/chapter.page.server.ts';

export type Lacking = Pick<QuestionView, 'missing' | 'untoldRows'>;

/** What an answer still lacks, one sentence each; a comment that rows lack is asked for by the rows' names. */
export function missingWords({ missing, untoldRows }: Lacking): readonly string[] {
  const ofRows = `コメントのない「いいえ」の細目が${untoldRows.length}件あります（${untoldRows.join('、')}）。`;
  return missing.map((part) =>
    untoldRows.length > 0 && (part === 'what_is_missing' || part === 'why_not') ? ofRows : MISSING_PART_LABELS[part],
  );
}
