import type { PinnedPolicy } from '#app/services/campaign/pinned-policy.loader.server.ts';

export type PolicyCitationProps = Pick<PinnedPolicy, 'name' | 'questionnaireVersion' | 'citation'>;

/** From which policy the clauses below are quoted. */
export function PolicyCitation({ name, questionnaireVersion, citation }: PolicyCitationProps) {
  return (
    <p className="mb-2 text-dns-14N-130 text-solid-gray-700">
      {name}（設問第{questionnaireVersion}版）　出典：{citation}
    </p>
  );
}
