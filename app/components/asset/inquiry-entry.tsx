import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import type { Definition } from '#app/components/ui/definition-list.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import {
  ASKED_REGISTER_LABELS,
  ASKED_SUBCONTRACTING_LABELS,
  INQUIRY_ANSWER_LABELS,
} from '#app/domain/asset/inquiry-labels.ts';
import { INQUIRY_ANSWERS, INQUIRY_REMARK_MAX_LENGTH } from '#app/domain/asset/inquiry.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { AskedContract, AskedEntry, AskedSystem } from '#app/services/asset/inquiry.loader.server.ts';

const orNone = (text: string | null) => (text === null || text === '' ? '記載なし' : text);
const day = (date: string | null, without: string) => (date === null ? without : japaneseDate(date));
const grade = (of: string, value: string | null) => `${of}${value ?? '：未分類'}`;

function factsOfSystem(system: AskedSystem): readonly Definition[] {
  const { confidentiality, integrity, availability } = system;
  const classes = [grade('機密性', confidentiality), grade('完全性', integrity), grade('可用性', availability)];
  return [
    { term: 'ネットワーク区分', description: system.zoneName },
    { term: '属性', description: system.attributes.length === 0 ? 'なし' : system.attributes.join('・') },
    { term: '情報の分類', description: classes.join('　') },
    { term: '委託先', description: orNone(system.contractor) },
    { term: '契約の終わり', description: day(system.contractEndsOn, '記載なし') },
    { term: '備考', description: orNone(system.note) },
  ];
}

function factsOfContract(contract: AskedContract): readonly Definition[] {
  const { approvedOn, approvedBy, approvalDocument } = contract;
  return [
    { term: '委託先・提供者', description: contract.contractor },
    { term: '渡す情報', description: orNone(contract.givenInformation) },
    { term: '個人情報', description: contract.personalInformation ? '渡す' : '渡さない' },
    { term: '再委託', description: ASKED_SUBCONTRACTING_LABELS[contract.subcontracting] },
    {
      term: '期間',
      description: `${japaneseDate(contract.startsOn)}から${day(contract.endsOn, '（終わりの定めなし）')}`,
    },
    {
      term: '承認',
      description:
        approvedOn === null ? '記載なし' : `${japaneseDate(approvedOn)} ${approvedBy}（${approvalDocument}）`,
    },
    {
      term: '対象の情報システム',
      description: contract.systemNames.length === 0 ? '記載なし' : contract.systemNames.join('・'),
    },
    { term: '備考', description: orNone(contract.note) },
  ];
}

/** What the owner said, and what the 事務局 did about it. */
export function InquiryAnswerBadge({ entry }: { readonly entry: Pick<AskedEntry, 'inquiryAnswer' | 'settled'> }) {
  if (entry.inquiryAnswer === null) return <StatusBadge tone="warning">未回答</StatusBadge>;
  if (entry.inquiryAnswer === 'right') {
    return <StatusBadge tone="success">{INQUIRY_ANSWER_LABELS.right}</StatusBadge>;
  }
  return entry.settled ? (
    <StatusBadge tone="info">台帳を直しました</StatusBadge>
  ) : (
    <StatusBadge tone="error" symbol="warning">
      {INQUIRY_ANSWER_LABELS.differs}
    </StatusBadge>
  );
}

export interface InquiryEntryProps {
  readonly entry: AskedEntry;
  readonly answerable: boolean;
  /** What was chosen and written before the form came back; undefined where it did not. */
  readonly typed: { readonly answer: string; readonly remark: string } | undefined;
  readonly errorOf: (field: string) => string | undefined;
}

/** One entry as the register has it, with the choice whether that is right. */
export function InquiryEntry({ entry, answerable, typed, errorOf }: InquiryEntryProps) {
  const { entryId, askedSystem, askedContract } = entry;
  const [answer, remark] = [`answer.${entryId}`, `remark.${entryId}`];
  const facts = [
    ...(askedSystem === null ? [] : factsOfSystem(askedSystem)),
    ...(askedContract === null ? [] : factsOfContract(askedContract)),
  ];
  return (
    <section aria-labelledby={`entry-${entryId}`} className="rounded-8 border border-solid-gray-420 p-4">
      <h3 id={`entry-${entryId}`} className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-std-18B-160">
        <span>
          {entry.name}（{ASKED_REGISTER_LABELS[entry.register]}、{entry.code}）
        </span>
        <InquiryAnswerBadge entry={entry} />
        {entry.inUse ? null : <StatusBadge tone="neutral">台帳から外れました</StatusBadge>}
      </h3>
      <DefinitionList items={facts} />
      {answerable && (entry.inUse || entry.inquiryAnswer !== null) ? (
        <div className="mt-4 flex flex-col gap-3">
          <input type="hidden" name={`seal.${entryId}`} value={entry.seenHash} />
          <RadioGroup
            name={answer}
            label={`${entry.name}の記載は、今も正しいですか`}
            layout="row"
            options={INQUIRY_ANSWERS.map((value) => ({ value, label: INQUIRY_ANSWER_LABELS[value] }))}
            defaultValue={typed?.answer ?? entry.inquiryAnswer ?? undefined}
            error={errorOf(answer)}
          />
          <TextArea
            name={remark}
            label="違うところ"
            hint="「違います」のときに、どこが、正しくはどうであるかを書いてください（名称や所管課も含みます）。使わなくなったものは、いつまで使ったかを書いてください。"
            rows={2}
            maxLength={INQUIRY_REMARK_MAX_LENGTH}
            defaultValue={typed?.remark ?? entry.remark}
            error={errorOf(remark)}
          />
        </div>
      ) : entry.remark === '' ? null : (
        <p className="mt-3 whitespace-pre-line">違うところ：{entry.remark}</p>
      )}
      {entry.answeredOn === null ? null : (
        <p className="mt-2 text-solid-gray-700">{japaneseDate(entry.answeredOn)}に回答</p>
      )}
    </section>
  );
}
