import { useUnitsWord } from '#app/components/organization/body-modules.tsx';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { UnableNotice } from '#app/components/campaign/unable-notice.tsx';
import { UnmarkedSystems } from '#app/components/campaign/unmarked-systems.tsx';
import { vacancyWords } from '#app/components/campaign/start-words.ts';
import { AuditNotNeeded } from '#app/components/campaign/audit-not-needed.tsx';
import { WithoutBureau } from '#app/components/campaign/without-bureau.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import type { VacantOffice } from '#app/services/campaign/first-year.loader.server.ts';

export interface MissingMaterialProps {
  readonly hasQuestionnaire: boolean;
  readonly sectionCount: number;
  readonly vacantOffices: readonly VacantOffice[];
  readonly unableCount: number;
  readonly unmarkedCount: number;
  readonly bureauQuestions: readonly { readonly version: number; readonly count: number }[];
}

/** What a self-assessment lacks, each with the page where it is made: first what nothing can be prepared without. */
export function MissingMaterial({
  hasQuestionnaire,
  sectionCount,
  vacantOffices,
  bureauQuestions,
  unableCount,
  unmarkedCount,
}: MissingMaterialProps) {
  const names = useOfficeNames();
  const units = useUnitsWord();
  const counted = [vacantOffices.length, bureauQuestions.length, unableCount, unmarkedCount];
  if (hasQuestionnaire && sectionCount > 0 && counted.every((count) => count === 0)) return null;
  return (
    <div className="mb-6 flex flex-col gap-4">
      {hasQuestionnaire ? null : (
        <Notice tone="error" title="公開された調査票がないため、まだ準備できません。">
          <p>
            <TextLink to="/policies/new">対策基準を取り込み、調査票を公開する</TextLink>
            と、ここで自己点検を準備できます。
          </p>
        </Notice>
      )}
      {sectionCount > 0 ? null : (
        <Notice tone="warning" title="課が登録されていません。">
          <p>
            このまま準備すると、課に点検票は届きません。先に
            <TextLink to="/organization/units">{units}を登録する</TextLink>
            ことをお勧めします。
          </p>
        </Notice>
      )}
      {vacantOffices.length === 0 ? null : (
        <Notice tone="warning" title="回答か確認をする役職に、空席があります。">
          <ul className="list-disc pl-6">
            {vacantOffices.map((one) => (
              <li key={one.office}>{vacancyWords(one, names)}</li>
            ))}
          </ul>
          <AuditNotNeeded vacantOffices={vacantOffices} />
          <p className="mt-2">
            準備と開始はできますが、その点検票は回答や確認が止まります。
            <TextLink to="/organization/people">職員を登録して任命する</TextLink>
            と、そこから進みます。
          </p>
        </Notice>
      )}
      {bureauQuestions.length === 0 ? null : (
        <WithoutBureau
          counts={bureauQuestions.map(({ version, count }) =>
            bureauQuestions.length === 1 ? `${count}問` : `第${version}版 ${count}問`,
          )}
        />
      )}
      <UnableNotice count={unableCount} />
      <UnmarkedSystems count={unmarkedCount} />
      {hasQuestionnaire ? null : (
        <p>
          準備の全体は、<TextLink to="/start">はじめに</TextLink>の画面で確かめられます。
        </p>
      )}
    </div>
  );
}
