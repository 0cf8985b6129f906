import type { ReadingWarningCode } from '#app/domain/policy/clause.ts';
import type { Identified } from '#app/domain/policy/outline/clause-id.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';

/** 項番の注意. What made the reader unsure of a marker, for the secretariat. */
export interface MarkerWarning {
  readonly code: ReadingWarningCode;
  readonly message: string;
}

/** All that is odd about a marker and its place; none when its print tells it. */
export function warningsOf(place: Identified): MarkerWarning[] {
  const { marker, id, doubt, repeated, ambiguous } = place;
  const odd = oddness(place);
  return [
    ...(odd === null ? [] : [odd]),
    ...(repeated
      ? [
          {
            code: 'marker_repeated' as const,
            message: `項番「${marker.printed}」は前にも同じ位置にあるため、「${formatClause(id)}」として区別しました。`,
          },
        ]
      : []),
    ...((ambiguous && doubt === null) || doubt === 'same_style'
      ? [
          {
            code: 'marker_ambiguous' as const,
            message: `項番「${marker.printed}」は別の階層にも読めます。「${formatClause(id)}」として読みました。`,
          },
        ]
      : []),
  ];
}

function oddness({ marker: { printed, lost, style, below }, id, doubt, implied }: Identified): MarkerWarning | null {
  if (style === 'heading' && below === undefined)
    return {
      code: 'unnumbered_text',
      message: `項番のない見出し「${printed}」を「${formatClause(id)}」として読みました。`,
    };
  if (lost === true)
    return {
      code: 'marker_gap',
      message: `見出し「${printed}」の下の条番号が見当たらないため、「${formatClause(id)}」として読みました。`,
    };
  if (doubt === 'slip')
    return {
      code: 'marker_slip',
      message: `項番「${printed}」は並びと合わないため、「${formatClause(id)}」として読みました。`,
    };
  const missing = implied.at(-1);
  if (missing !== undefined)
    return {
      code: 'marker_gap',
      message: `項番「${printed}」の上の項番が見当たらないため、「${formatClause(missing.id)}」を補って読みました。`,
    };
  return doubt === 'gap' ? { code: 'marker_gap', message: `項番「${printed}」の前の項番が見当たりません。` } : null;
}
