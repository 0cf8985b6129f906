import { formatClause } from '#app/domain/policy/printed-clause.ts';
import { ConcernedQuestions, valuePlaceId } from '#app/components/policy/concerned-questions.tsx';
import { valueSourceText } from '#app/components/policy/body-value-words.ts';
import { errorsByField } from '#app/components/ui/error-of.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { ConfirmForm } from '#app/components/ui/confirm-form.tsx';
import { DateField } from '#app/components/ui/date-field.tsx';
import { Disclosure } from '#app/components/ui/disclosure.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextField } from '#app/components/ui/text-field.tsx';
import { OPEN_VALUE_KIND_LABELS } from '#app/domain/questionnaire/labels.ts';
import type { BodyValue, OpenValueKind } from '#app/domain/questionnaire/open-value/open-value.ts';
import type { PolicyValuesPage, ValueLine } from '#app/services/questionnaire/policy-value.page.server.ts';

const EXAMPLES = {
  length: '例：12文字以上',
  frequency: '例：年1回以上（毎年6月）',
  deadline: '例：申請の日から7日以内',
  retention: '例：1年間（特に重要なものは3年間）',
  approver: '例：情報政策課長',
} as const satisfies Record<OpenValueKind, string>;

/** A value's form that came back: what was typed in it. */
export interface ReturnedValue {
  readonly intent: string;
  readonly number: number;
  readonly value: string;
  readonly source: string;
  readonly article: string;
  readonly decidedOn: string | null;
}

/** The page has several of these forms: each field bears the number of its line. */
export function valueFieldId(number: number, field: string): string {
  return `v${number}-${field}`;
}

function placeFields({ number, document, clauseId, kind, rev }: ValueLine): Readonly<Record<string, string>> {
  return { number: String(number), document, clauseId, kind, rev: String(rev) };
}

function Present({ body }: { readonly body: BodyValue | null }) {
  return body === null ? (
    <StatusBadge tone="warning" symbol="warning">
      未記入
    </StatusBadge>
  ) : (
    <>
      <strong>{body.value}</strong>
      {valueSourceText(body)}
    </>
  );
}

interface ValueFormProps {
  readonly line: ValueLine;
  readonly returned: ReturnedValue | null;
  readonly errorOf: (field: string) => string | undefined;
}

function ValueForm({ line, returned, errorOf }: ValueFormProps) {
  const { number, bodyValue: body, kind } = line;
  const held = { value: body?.value, source: body?.source, article: body?.article, decidedOn: body?.decidedOn };
  const values = returned ?? held;
  const id = (field: string) => valueFieldId(number, field);
  return (
    <PostForm key={line.rev} label={`条項 ${formatClause(line.clauseId)} の${OPEN_VALUE_KIND_LABELS[kind]}の定め`}>
      <input type="hidden" name="intent" value="write" />
      {Object.entries(placeFields(line)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex max-w-3xl flex-col gap-4">
        <TextField
          name="value"
          id={id('value')}
          label="定め"
          required
          hint={EXAMPLES[kind]}
          defaultValue={values.value}
          error={errorOf('value')}
        />
        <TextField
          name="source"
          id={id('source')}
          label="定めのある文書"
          hint="例：情報セキュリティ実施手順。なければ空欄にします。空欄の定めは「参考」として表示されます。"
          defaultValue={values.source ?? ''}
          error={errorOf('source')}
        />
        <TextField
          name="article"
          id={id('article')}
          label="条・項"
          width="short"
          hint="例：第5条"
          defaultValue={values.article ?? ''}
          error={errorOf('article')}
        />
        <DateField
          name="decidedOn"
          id={id('decidedOn')}
          label="決裁日"
          defaultValue={values.decidedOn ?? ''}
          error={errorOf('decidedOn')}
        />
        <div>
          <Button>定めを保存する</Button>
        </div>
      </div>
    </PostForm>
  );
}

function Removal({ line }: { readonly line: ValueLine }) {
  return (
    <ConfirmForm
      trigger="この定めを取り消す"
      confirm="取り消す"
      danger
      fields={{ intent: 'remove', ...placeFields(line) }}
      consequence={
        <p>次に開始する自己点検から表示されなくなります。実施中と過去の自己点検は変わりません。履歴は残ります。</p>
      }
    />
  );
}

function ClauseWords({ line }: { readonly line: ValueLine }) {
  return (
    <>
      {line.headings.length === 0 ? null : (
        <p className="text-dns-14N-130 text-solid-gray-700">{line.headings.join(' ＞ ')}</p>
      )}
      <p className="whitespace-pre-wrap">{line.clauseText}</p>
    </>
  );
}

export interface PolicyValuesProps {
  readonly lines: PolicyValuesPage['lines'];
  readonly mayWrite: boolean;
  readonly returned: ReturnedValue | null;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** What a policy leaves to the body, each with its clause, what is laid down and the form for it. */
export function PolicyValues({ lines, mayWrite, returned, errors }: PolicyValuesProps) {
  return lines.map((line) => {
    const here = returned !== null && returned.number === line.number;
    const title = `条項 ${formatClause(line.clauseId)}　${OPEN_VALUE_KIND_LABELS[line.kind]}`;
    return (
      <div key={line.number} id={valuePlaceId(line.number)}>
        <Card title={title} whole>
          <ClauseWords line={line} />
          <p className="mt-3">
            「{line.printed}」の定め：
            <Present body={line.bodyValue} />
          </p>
          <ConcernedQuestions questions={line.concernedQuestions} />
          {mayWrite ? (
            <Disclosure
              onPaper="never"
              summary={line.bodyValue === null ? '定めを記入する' : '定めを変える・取り消す'}
              open={here}
            >
              <div className="flex flex-col gap-4">
                <ValueForm
                  line={line}
                  returned={here && returned.intent === 'write' ? returned : null}
                  errorOf={errorsByField(here ? errors : [])}
                />
                {line.bodyValue === null ? null : <Removal line={line} />}
              </div>
            </Disclosure>
          ) : null}
        </Card>
      </div>
    );
  });
}

/** Values whose clause this version no longer has or leaves open: they are kept until somebody takes them back. */
export function LeftValues({
  lines,
  mayWrite,
}: Pick<PolicyValuesPage, 'mayWrite'> & { readonly lines: readonly ValueLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Card title={`この版の調査票にない箇所の定め（${lines.length}件）`}>
      <p>前の版で記入した定めです。条項の番号が変わったときは、新しい箇所に記入し直してから、取り消してください。</p>
      <ul className="mt-3 flex flex-col gap-4">
        {lines.map((line) => (
          <li key={line.number} className="flex flex-col gap-2 border-t border-solid-gray-300 pt-3">
            <p>
              条項 {formatClause(line.clauseId)}　{OPEN_VALUE_KIND_LABELS[line.kind]}：
              <Present body={line.bodyValue} />
            </p>
            {line.clauseText === '' ? (
              <p className="text-solid-gray-700">この版に、この番号の条項はありません。</p>
            ) : (
              <ClauseWords line={line} />
            )}
            {mayWrite ? <Removal line={line} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
