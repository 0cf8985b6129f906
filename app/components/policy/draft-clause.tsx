import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import { roleNames } from '#app/components/report/role-names.ts';
import { Button } from '#app/components/ui/button.tsx';
import { CheckboxGroup } from '#app/components/ui/checkbox-group.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { UNIT_TYPE_LABELS } from '#app/domain/organization/labels.ts';
import { CLAUSE_KINDS } from '#app/domain/policy/clause.ts';
import { LEAVE_OUT_REASONS } from '#app/domain/policy/correction.ts';
import { LEGAL_MEASURES, LEGAL_MEASURES_SOURCE } from '#app/domain/policy/legal-measure.ts';
import { CLAUSE_KIND_LABELS, LEAVE_OUT_REASON_LABELS, POLICY_DOCUMENT_LABELS } from '#app/domain/policy/labels.ts';
import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { QUESTION_KIND_LABELS, UNASKED_REASON_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { ReactNode } from 'react';
import type { ChosenClause, Following, ParentChoice } from '#app/services/questionnaire/draft-choice.loader.server.ts';
import type { PolicyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';

/** What was typed and refused. */
export interface RefusedDraftForm {
  readonly errorOf: (field: string) => string | undefined;
  readonly typed: {
    readonly intent: string;
    readonly kind: string;
    readonly subjects: string;
    readonly marker: string;
    readonly parent: string;
    readonly movedMarker: string;
    readonly reason: string;
  } | null;
}

interface ClauseFormProps {
  readonly page: PolicyDraftPage;
  readonly chosen: ChosenClause;
  readonly intent: string;
  readonly label: string;
  readonly button: string;
  readonly children?: ReactNode;
}

function ClauseForm({ page, chosen, intent, label, button, children }: ClauseFormProps) {
  return (
    <PostForm label={label} preventScrollReset>
      <DraftFields page={page} />
      <input type="hidden" name="document" value={chosen.clause.document} />
      <input type="hidden" name="clauseId" value={chosen.clause.id} />
      <div className="flex flex-col items-start gap-3">
        {children}
        <Button kind="secondary" name="intent" value={intent}>
          {button}
        </Button>
      </div>
    </PostForm>
  );
}

function choiceWords({ id, words }: ParentChoice): string {
  return `${formatClause(id)}　${words}`;
}

/** The choices of where a clause may stand, the top of the document last. */
export function parentOptions(parents: readonly ParentChoice[], isTop: boolean) {
  return [
    ...parents.map((choice) => ({ value: choice.id, label: choiceWords(choice) })),
    ...(isTop ? [] : [{ value: '', label: '文書のいちばん上（章と同じ段）' }]),
  ];
}

function FollowingQuestions({ following }: { readonly following: Following }) {
  const names = roleNames(useOfficeNames());
  switch (following.sort) {
    case 'later':
      return <p>設問は、下の条項を一つずつ選ぶか、「公開する内容を確かめる」で表示されます。</p>;
    case 'none':
      return <p>この条項からは、設問を作りません（{UNASKED_REASON_LABELS[following.reason]}）。</p>;
    case 'asked':
      return (
        <ul className="flex flex-col gap-3">
          {following.questions.map(({ id, text, rowTexts, unit, roles, kind }) => (
            <li key={id} className="border-l-4 border-solid-gray-300 pl-3 [overflow-wrap:anywhere]">
              <p>{text}</p>
              {rowTexts.length === 0 ? null : (
                <ul className="list-disc pl-6">
                  {rowTexts.map((row, index) => (
                    <li key={index}>{row}</li>
                  ))}
                </ul>
              )}
              <p className="text-dns-14N-130 text-solid-gray-700">
                {UNIT_TYPE_LABELS[unit]}・{roles.map((role) => names[role]).join('、')}・{QUESTION_KIND_LABELS[kind]}
              </p>
            </li>
          ))}
        </ul>
      );
  }
}

interface DraftClauseProps extends RefusedDraftForm {
  readonly page: PolicyDraftPage;
  readonly chosen: ChosenClause;
}

/** The chosen clause: how it was read, what follows from it, and how that is set right. */
export function DraftClause({ page, chosen, errorOf, typed }: DraftClauseProps) {
  const { clause } = chosen;
  const { title, text, kind, subjects, inherited, sourceMarker } = clause;
  const mayCorrect = page.isHolder && page.state === 'open';
  const binds = kind === 'requirement' || kind === 'recommendation';
  return (
    <section aria-labelledby="chosen-title" className="flex flex-col gap-4">
      <h2 id="chosen-title" className="text-std-18B-160">
        {POLICY_DOCUMENT_LABELS[clause.document]}　条項 {formatClause(clause.id)}
        {sourceMarker === undefined ? '' : `（原文の番号は「${sourceMarker}」）`}
      </h2>
      <div className="[overflow-wrap:anywhere]">
        {title === '' ? null : <p className="font-700">{title}</p>}
        {text === '' ? null : <p className="whitespace-pre-wrap">{text}</p>}
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4">
        <dt className="font-700">種類</dt>
        <dd>{CLAUSE_KIND_LABELS[kind]}</dd>
        <dt className="font-700">名宛人</dt>
        <dd>
          {subjects.length > 0 ? subjects.join('、') : binds ? '読み取れません' : 'なし'}
          {inherited === true ? '（上の条項から）' : ''}
        </dd>
      </dl>
      <section aria-labelledby="following">
        <h3 id="following" className="mb-1 text-std-16B-170">
          この条項から作られる設問
        </h3>
        <FollowingQuestions following={chosen.following} />
      </section>
      {mayCorrect ? <ClauseForms page={page} chosen={chosen} errorOf={errorOf} typed={typed} /> : null}
    </section>
  );
}

function measuresWords(measures: ChosenClause['measures']): string {
  return measures.length === 0 ? 'なし' : measures.map((number) => `第${number}号`).join('、');
}

function ClauseForms({ page, chosen, errorOf, typed }: DraftClauseProps) {
  const { clause, marker, belowCount, cuts, before, parents } = chosen;
  const of = { page, chosen };
  const was = (intent: string) => (typed?.intent === intent ? typed : null);
  const below = belowCount === 0 ? '' : `下の${belowCount}件の条項も一緒に`;
  return (
    <section aria-labelledby="correct" className="no-print flex flex-col gap-4">
      <h3 id="correct" className="text-std-16B-170">
        読取りを直す
      </h3>
      <ClauseForm {...of} intent="kind" label="種類を直す" button="種類を変える">
        <SelectField
          name="kind"
          label="種類"
          hint="設問になるのは、義務と推奨です。"
          defaultValue={was('kind')?.kind ?? clause.kind}
          options={CLAUSE_KINDS.map((value) => ({ value, label: CLAUSE_KIND_LABELS[value] }))}
          error={errorOf('kind')}
        />
      </ClauseForm>
      <ClauseForm {...of} intent="subjects" label="名宛人を直す" button="名宛人を変える">
        <TextField
          name="subjects"
          label="名宛人（誰に義務を負わせているか）"
          hint="原文の役割名で入力します。二つ以上は「、」で区切ります。"
          defaultValue={was('subjects')?.subjects ?? clause.subjects.join('、')}
          error={errorOf('subjects')}
        />
      </ClauseForm>
      <Disclosure summary={`対応する措置（${measuresWords(chosen.measures)}）`} open={was('measures') !== null}>
        <ClauseForm {...of} intent="measures" label="対応する措置を直す" button="対応する措置を変える">
          <CheckboxGroup
            name="measures"
            label="どの措置に当たるか"
            hint={LEGAL_MEASURES_SOURCE}
            defaultValues={chosen.measures.map(String)}
            options={LEGAL_MEASURES.map(({ number, name }) => ({
              value: String(number),
              label: `第${number}号　${name}`,
            }))}
            error={errorOf('measures')}
          />
        </ClauseForm>
      </Disclosure>
      <Disclosure summary="番号を直す" open={was('number') !== null}>
        <ClauseForm {...of} intent="number" label="番号を直す" button="番号を変える">
          <TextField
            key={was('number')?.marker ?? marker}
            name="marker"
            label="この段の番号"
            hint={`「${formatClause(clause.id)}」の最後の部分です。下の条項の番号も、これに従います。`}
            width="short"
            maxLength={12}
            defaultValue={was('number')?.marker ?? marker}
            error={errorOf('marker')}
          />
        </ClauseForm>
      </Disclosure>
      {cuts.length === 0 ? null : (
        <Disclosure summary="二つの条項に分ける" open={was('split') !== null}>
          <ClauseForm {...of} intent="split" label="二つの条項に分ける" button="ここから後を別の条項にする">
            <RadioGroup
              name="offset"
              label="どの文から後を分けるか"
              defaultValue={String(cuts[0]?.offset ?? 0)}
              options={cuts.map(({ offset, words }) => ({ value: String(offset), label: words }))}
              error={errorOf('offset')}
            />
          </ClauseForm>
        </Disclosure>
      )}
      {before === null ? null : (
        <Disclosure summary="前の条項につなげる" open={was('merge') !== null}>
          <p className="mb-3 [overflow-wrap:anywhere]">
            この条項の文を、前の条項「{choiceWords(before)}」の続きにします。
          </p>
          <ClauseForm {...of} intent="merge" label="前の条項につなげる" button="前の条項につなげる" />
        </Disclosure>
      )}
      {parents.length === 0 && clause.parent === null ? null : (
        <Disclosure summary="別の条項の下に移す" open={was('move') !== null}>
          <ClauseForm {...of} intent="move" label="別の条項の下に移す" button={`${below}移す`}>
            <SelectField
              name="parent"
              label="どの条項の下に移すか"
              hint="文の並びは変わりません。"
              defaultValue={was('move')?.parent}
              options={parentOptions(parents, clause.parent === null)}
              error={errorOf('parent')}
            />
            <TextField
              key={was('move')?.movedMarker ?? ''}
              name="movedMarker"
              label="移した先での番号"
              hint={`空欄のときは、いまの番号「${marker}」のままです。`}
              width="short"
              maxLength={12}
              defaultValue={was('move')?.movedMarker ?? ''}
              error={errorOf('movedMarker')}
            />
          </ClauseForm>
        </Disclosure>
      )}
      <Disclosure summary="条項から除く" open={was('leave_out') !== null}>
        <ClauseForm {...of} intent="leave_out" label="条項から除く" button={`${below}除く`}>
          <SelectField
            name="reason"
            label="除く理由"
            hint="除いた文は設問になりません。原文には残り、あとで戻せます。"
            required
            placeholder="選んでください"
            defaultValue={was('leave_out')?.reason ?? ''}
            options={LEAVE_OUT_REASONS.map((value) => ({ value, label: LEAVE_OUT_REASON_LABELS[value] }))}
            error={errorOf('reason')}
          />
        </ClauseForm>
      </Disclosure>
    </section>
  );
}
