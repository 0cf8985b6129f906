import { HeardText } from '#app/components/asset/inquiry-heard.tsx';
import { DefinitionList } from '#app/components/ui/definition-list.tsx';
import type { Definition } from '#app/components/ui/definition-list.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextArea } from '#app/components/ui/text-area.tsx';
import { ASKED_REGISTER_LABELS, INQUIRY_ANSWER_LABELS, SETTLED_LABEL } from '#app/domain/asset/inquiry-labels.ts';
import { INQUIRY_ANSWERS, INQUIRY_REMARK_MAX_LENGTH } from '#app/domain/asset/inquiry.ts';
import {
  CONTRACT_FIELD_LABELS,
  ENTRY_FIELD_LABELS,
  SUBCONTRACTING_LABELS,
  UNCLASSIFIED_LABEL,
} from '#app/domain/asset/labels.ts';
import { japaneseDate } from '#app/lib/japanese-date.ts';
import type { AskedContract, AskedEntry, AskedSystem } from '#app/services/asset/inquiry.loader.server.ts';

const orNone = (text: string | null) => (text === null || text === '' ? '記載なし' : text);
const day = (date: string | null, without: string) => (date === null ? without : japaneseDate(date));
const grade = (of: string, value: string | null) => `${of}${value ?? `：${UNCLASSIFIED_LABEL}`}`;

/** Of what the ledger of systems does not say itself. */
const FROM_CONTRACTS = '（委託・クラウドサービス台帳の契約による）';

function factsOfSystem(system: AskedSystem): readonly Definition[] {
  const { confidentiality, integrity, availability } = system;
  const classes = [
    grade(ENTRY_FIELD_LABELS.confidentiality, confidentiality),
    grade(ENTRY_FIELD_LABELS.integrity, integrity),
    grade(ENTRY_FIELD_LABELS.availability, availability),
  ];
  const [without, source] = system.isContracted ? ['定めなし', FROM_CONTRACTS] : ['記載なし', ''];
  return [
    { term: ENTRY_FIELD_LABELS.zoneId, description: system.zoneName },
    {
      term: ENTRY_FIELD_LABELS.attributes,
      description: system.attributes.length === 0 ? 'なし' : system.attributes.join('・'),
    },
    { term: '情報の分類', description: classes.join('　') },
    { term: ENTRY_FIELD_LABELS.contractor, description: `${orNone(system.contractor)}${source}` },
    { term: ENTRY_FIELD_LABELS.contractEndsOn, description: `${day(system.contractEndsOn, without)}${source}` },
    { term: ENTRY_FIELD_LABELS.note, description: orNone(system.note) },
  ];
}

function factsOfContract(contract: AskedContract): readonly Definition[] {
  const { approvedOn, approvedBy, approvalDocument } = contract;
  return [
    { term: CONTRACT_FIELD_LABELS.contractor, description: contract.contractor },
    { term: CONTRACT_FIELD_LABELS.handedOver, description: orNone(contract.givenInformation) },
    {
      term: CONTRACT_FIELD_LABELS.personalInformation,
      description: contract.personalInformation ? '渡す' : '渡さない',
    },
    { term: CONTRACT_FIELD_LABELS.subcontracting, description: SUBCONTRACTING_LABELS[contract.subcontracting] },
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
      term: CONTRACT_FIELD_LABELS.systemIds,
      description: contract.systemNames.length === 0 ? '記載なし' : contract.systemNames.join('・'),
    },
    { term: CONTRACT_FIELD_LABELS.note, description: orNone(contract.note) },
  ];
}

/** What the owner said, and what the 事務局 did about it. */
export function InquiryAnswerBadge({ entry }: { readonly entry: Pick<AskedEntry, 'inquiryAnswer' | 'settled'> }) {
  if (entry.inquiryAnswer === null) return <StatusBadge tone="warning">未回答</StatusBadge>;
  if (entry.inquiryAnswer === 'right') {
    return <StatusBadge tone="success">{INQUIRY_ANSWER_LABELS.right}</StatusBadge>;
  }
  return entry.settled ? (
    <StatusBadge tone="info">{SETTLED_LABEL}</StatusBadge>
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
    <section
      aria-labelledby={`entry-${entryId}`}
      className="break-inside-avoid rounded-8 border border-solid-gray-420 p-4"
    >
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
      {entry.heard === null ? null : <HeardText heard={entry.heard} whole />}
    </section>
  );
}
