import { DraftFields } from '#app/components/policy/draft-fields.tsx';
import { parentOptions } from '#app/components/policy/draft-clause.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { SelectField } from '#app/components/ui/select-field.tsx';
import { DISCARD_REASON_LABELS } from '#app/domain/policy/labels.ts';
import type { ChosenPlace } from '#app/services/questionnaire/draft-choice.loader.server.ts';
import type { PolicyDraftPage } from '#app/services/questionnaire/policy-draft.page.server.ts';

interface DraftPlaceProps {
  readonly page: PolicyDraftPage;
  readonly chosen: ChosenPlace;
  readonly errorOf: (field: string) => string | undefined;
}

/** A chosen place that stands in no clause, and how it becomes one. */
export function DraftPlace({ page, chosen, errorOf }: DraftPlaceProps) {
  const { why, lines, pointedLine, document, parents, leftOutBy } = chosen;
  const mayCorrect = page.isHolder && page.state === 'open';
  const pointed = lines[pointedLine];
  return (
    <section aria-labelledby="chosen-title" className="flex flex-col gap-4">
      <h2 id="chosen-title" className="text-std-18B-160">
        条項の外の箇所（{DISCARD_REASON_LABELS[why]}）
      </h2>
      <p>この箇所は条項に入っていないため、設問になりません。</p>
      {mayCorrect && leftOutBy !== null ? (
        <div className="no-print">
          <PostForm label="除いたことを取り消す" preventScrollReset>
            <DraftFields page={page} />
            <input type="hidden" name="takenBack" value={leftOutBy} />
            <div className="flex flex-col items-start gap-3">
              <p>除いた条項は、番号、種類、名宛人とも、除く前のとおりに戻ります。</p>
              <Button kind="secondary" name="intent" value="take_back">
                除く前に戻す
              </Button>
            </div>
          </PostForm>
        </div>
      ) : null}
      {mayCorrect && leftOutBy === null && pointed !== undefined ? (
        <div className="no-print">
          <PostForm label="条項に戻す" preventScrollReset>
            <DraftFields page={page} />
            <input type="hidden" name="document" value={document} />
            <div className="flex flex-col items-start gap-3">
              <SelectField
                name="firstLine"
                label="どの行から"
                defaultValue={String(pointed.startsAt)}
                options={lines.map(({ startsAt, words }) => ({ value: String(startsAt), label: words }))}
                error={errorOf('firstLine')}
              />
              <SelectField
                name="lastLine"
                label="どの行まで"
                defaultValue={String(pointed.endsAt)}
                options={lines.map(({ endsAt, words }) => ({ value: String(endsAt), label: words }))}
                error={errorOf('lastLine')}
              />
              <SelectField
                name="parent"
                label="どの条項の下に置くか"
                options={parentOptions(parents, false)}
                error={errorOf('parent')}
              />
              <Button kind="secondary" name="intent" value="bring_back">
                条項に戻す
              </Button>
            </div>
          </PostForm>
        </div>
      ) : null}
    </section>
  );
}
