import { useCommitteeWords } from '#app/components/organization/body-modules.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { ImprovementAction } from '#app/domain/improvement/action.ts';
import { CAUSE_LABELS, OWN_LEVEL_LABEL, PRIORITY_LABELS } from '#app/domain/improvement/labels.ts';

/** Somebody else saved first: what they saved, beside what was typed. */
export function EditConflictNote({ current }: { readonly current: ImprovementAction }) {
  const { level } = useCommitteeWords();
  return (
    <Notice tone="warning" title="ほかの人が先に保存しました。入力した内容は、下の欄に残っています。" live>
      <p>
        先に保存された内容：{current.level === 'unit' ? OWN_LEVEL_LABEL : level}／原因 {CAUSE_LABELS[current.cause]}
        ／優先度 {PRIORITY_LABELS[current.priority]}／暫定 {current.interimMeasure}／恒久 {current.permanentMeasure}
        ／担当 {current.owner}
      </p>
      <p>見比べて、よければもう一度「保存する」を押してください。</p>
    </Notice>
  );
}
