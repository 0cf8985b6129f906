import { useNavigation } from '@remix-run/react';
import {
  draftPreviewPath,
  draftPublishPath,
  draftQuestionsPath,
  draftRolesPath,
  policyDraftPath,
} from '#app/components/policy/policy-draft-address.ts';
import { LinkTabs } from '#app/components/ui/link-tabs.tsx';

const STAGES = {
  reading: { label: '1 読取り', pathOf: policyDraftPath },
  roles: { label: '2 役割', pathOf: draftRolesPath },
  questions: { label: '3 設問', pathOf: draftQuestionsPath },
  preview: { label: '4 見え方', pathOf: draftPreviewPath },
  publish: { label: '5 公開', pathOf: draftPublishPath },
} as const;

/** 下書きの段階. What is done to a draft one after the other. */
export type DraftStage = keyof typeof STAGES;

interface DraftNavProps {
  readonly policyDraftId: string;
  readonly current: DraftStage;
  /** Nobody else may publish it: there the stage leads nowhere. */
  readonly isHolder: boolean;
}

/** The stages of the work on a draft, each a page of its own. */
export function DraftNav({ policyDraftId, current, isHolder }: DraftNavProps) {
  const { location } = useNavigation();
  // All but the reading are made of the questions, which are derived when they are asked for first.
  const isDeriving = Object.entries(STAGES).some(
    ([stage, { pathOf }]) => stage !== 'reading' && stage !== current && pathOf(policyDraftId) === location?.pathname,
  );
  const stages = (Object.keys(STAGES) as DraftStage[]).filter((stage) => stage !== 'publish' || isHolder);
  return (
    <>
      <LinkTabs
        label="下書きの段階"
        tabs={stages.map((stage) => ({
          to: STAGES[stage].pathOf(policyDraftId),
          label: STAGES[stage].label,
          current: stage === current,
        }))}
      />
      {current === 'questions' || current === 'preview' ? (
        <p className="mb-3 text-dns-14N-130 text-solid-gray-700">
          桁数、頻度、期限などの団体の定めは、公開したあとに、「対策基準と調査票」の「この団体の定め」で記入します。
        </p>
      ) : null}
      <p role="status" className={isDeriving ? 'mb-6' : 'sr-only'}>
        {isDeriving ? '設問を作っています。数秒から1分ほどかかります。この画面のまま、お待ちください。' : ''}
      </p>
    </>
  );
}
