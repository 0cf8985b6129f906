import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { NO_QUESTIONS_QUERY, questionsPath } from '#app/components/policy/draft-questions-address.ts';
import type { QuestionsQuery } from '#app/components/policy/draft-questions-address.ts';
import { chapterOptions } from '#app/components/policy/draft-question-words.ts';
import { roleNames } from '#app/components/report/role-names.ts';
import { FilterBar } from '#app/components/ui/filter-bar.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { QUESTION_FLAG_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { QuestionList } from '#app/services/questionnaire/draft-question.form.server.ts';
import type { DraftQuestionsPage } from '#app/services/questionnaire/draft-questions.page.server.ts';

const ALL = 'すべて';

const STATES = {
  flagged: '確かめることがある設問',
  edited: '修正した設問',
  critical: '重点項目',
  added: '追加した設問',
  skipped: '設問としないこととした設問',
  review: '見直しの要る修正',
} as const satisfies Record<QuestionList, string>;

interface DraftQuestionsFilterProps {
  readonly page: DraftQuestionsPage;
  readonly query: QuestionsQuery;
}

/** The conditions of the list; the key makes the fields follow a new address. */
export function DraftQuestionsFilter({ page, query }: DraftQuestionsFilterProps) {
  const names = roleNames(useOfficeNames());
  const { unitChoices, roleChoices, usedChapters, flagCounts } = page;
  const path = questionsPath(page.policyDraftId, NO_QUESTIONS_QUERY);
  return (
    <FilterBar key={JSON.stringify(query)} label="設問を絞り込む" clear={path}>
      <TextField name="q" label="設問の語・番号で探す" type="search" defaultValue={query.q} maxLength={200} />
      <SelectField
        name="unit"
        label="点検票"
        placeholder={ALL}
        defaultValue={query.unit ?? ''}
        options={unitChoices.map((value) => ({ value, label: UNIT_TYPE_LABELS[value] }))}
      />
      <SelectField
        name="role"
        label="回答者"
        placeholder={ALL}
        defaultValue={query.role ?? ''}
        options={roleChoices.map((value) => ({ value, label: names[value] }))}
      />
      <SelectField
        name="chapter"
        label="章"
        placeholder={ALL}
        defaultValue={query.chapter}
        options={chapterOptions(usedChapters)}
      />
      <SelectField
        name="state"
        label="状態"
        placeholder={ALL}
        defaultValue={query.state ?? ''}
        options={Object.entries(STATES).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        name="flag"
        label="確認事項"
        placeholder={ALL}
        defaultValue={query.flag ?? ''}
        options={flagCounts.map(({ flag }) => ({ value: flag, label: QUESTION_FLAG_LABELS[flag] }))}
      />
    </FilterBar>
  );
}
