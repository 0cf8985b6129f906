import { useBureauWords } from '#app/components/organization/bureau-words.tsx';
import type { ReactNode } from 'react';
import {
  doneOf,
  LEAVE_WORDS,
  missingOf,
  placeOf,
  PROGRESS_LOOKS,
  stepWords,
} from '#app/components/campaign/start-words.ts';
import { AuditNotNeeded } from '#app/components/campaign/audit-not-needed.tsx';
import { UnmarkedSystems } from '#app/components/campaign/unmarked-systems.tsx';
import { useModules } from '#app/components/organization/body-modules.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ButtonLink } from '#app/components/ui/button-link.tsx';
import { PostForm } from '#app/components/ui/post-form.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { LEAVABLE_STEPS } from '#app/domain/campaign/first-year.ts';
import type { StartPage } from '#app/services/campaign/first-year.page.server.ts';

export interface StartPathProps {
  readonly page: StartPage;
  /** The form of the first step. */
  readonly bodyForm: ReactNode;
}

/** The steps in their order, each with what is there, what is missing and where it is done. */
export function StartPath({ page, bodyForm }: StartPathProps) {
  const names = useOfficeNames();
  const { bureau } = useModules();
  const bureauWord = useBureauWords().all;
  const words = stepWords(names, bureau);
  return (
    <ol className="flex flex-col gap-4 print:gap-1">
      {page.path.map(({ startStep, howFar }, index) => {
        const { title, why, note } = words[startStep];
        const look = PROGRESS_LOOKS[howFar];
        const missing = howFar === 'left_out' ? [] : missingOf(startStep, page, names);
        const place = placeOf(startStep, page, bureau);
        const leavable = LEAVABLE_STEPS.find((one) => one === startStep);
        return (
          <li
            key={startStep}
            className="break-inside-avoid rounded-12 border border-solid-gray-420 p-4 print:px-3 print:py-1"
          >
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h2 className="text-std-18B-160">
                {index + 1}　{title}
              </h2>
              <StatusBadge tone={look.tone} symbol={look.symbol}>
                {look.word}
              </StatusBadge>
            </div>
            <p className="no-print mt-1 text-solid-gray-800">{why}</p>
            <p className="mt-1">
              <span className="text-std-16B-170">今の状態：</span>
              {doneOf(startStep, page, bureau ? bureauWord : null)}
            </p>
            {missing.length === 0 ? null : (
              <ul className="mt-1 list-disc pl-6">
                {missing.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            )}
            {startStep === 'systems' ? <UnmarkedSystems count={page.facts.unmarkedCount} /> : null}
            {startStep === 'offices' && page.answeredBySecretariat.length > 0 ? (
              <p className="no-print mt-1">
                {page.answeredBySecretariat.map((office) => names[office]).join('と')}の点検票は、{names.secretariat}
                に届きます。
              </p>
            ) : null}
            {startStep === 'offices' ? <AuditNotNeeded vacantOffices={page.vacantOffices} /> : null}
            <p className="no-print mt-1 text-solid-gray-700">{note}</p>
            {startStep === 'body' ? (
              <p className="no-print mt-1">
                一部事務組合や小さな団体では、置かない役職や使わない機能を、先に
                <TextLink to="/settings#modules">使う機能</TextLink>で外せます。
              </p>
            ) : null}
            {startStep === 'systems' ? (
              <p className="no-print mt-1">
                委託契約とクラウドサービスの一覧も、分かる範囲で
                <TextLink to="/organization/contracts">委託・クラウドサービス台帳</TextLink>
                に登録できます。登録しなくても自己点検は始められます。
              </p>
            ) : null}
            {startStep === 'body' ? (
              <div className="no-print mt-3">{bodyForm}</div>
            ) : (
              <div className="no-print mt-3 flex flex-wrap items-center gap-3">
                <ButtonLink to={place.to} kind={howFar === 'done' || howFar === 'left_out' ? 'tertiary' : 'secondary'}>
                  {place.label}
                </ButtonLink>
                {leavable === undefined || howFar === 'done' ? null : (
                  <PostForm label={title}>
                    <input type="hidden" name="intent" value={howFar === 'left_out' ? 'take_in' : 'leave'} />
                    <input type="hidden" name="leavable" value={leavable} />
                    <Button kind="tertiary">
                      {howFar === 'left_out' ? LEAVE_WORDS[leavable].takeIn : LEAVE_WORDS[leavable].leave}
                    </Button>
                  </PostForm>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
