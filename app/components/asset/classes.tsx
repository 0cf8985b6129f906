import type { Classification } from '#app/domain/asset/classification.ts';
import {
  AVAILABILITY_LABELS,
  CONFIDENTIALITY_LABELS,
  INTEGRITY_LABELS,
  UNCLASSIFIED_LABEL,
} from '#app/domain/asset/labels.ts';

/** The classes of a system, as far as the body has classified it. */
export function Classes({ classification }: { readonly classification: Classification }) {
  const { confidentiality, integrity, availability } = classification;
  const words = [
    confidentiality === null ? null : CONFIDENTIALITY_LABELS[confidentiality],
    integrity === null ? null : INTEGRITY_LABELS[integrity],
    availability === null ? null : AVAILABILITY_LABELS[availability],
  ].filter((word) => word !== null);
  if (words.length === 0) return <span className="text-solid-gray-700">{UNCLASSIFIED_LABEL}</span>;
  return <>{words.join('・')}</>;
}
