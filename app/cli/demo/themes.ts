import type { Question } from '#app/domain/questionnaire/question.ts';
import type { Theme } from '#app/cli/demo/theme.ts';
import { THEMES_OF_CONTRACTS } from '#app/cli/demo/themes-of-contracts.ts';
import { THEMES_OF_FACILITIES } from '#app/cli/demo/themes-of-facilities.ts';
import { THEMES_OF_INFORMATION } from '#app/cli/demo/themes-of-information.ts';
import { THEMES_OF_ORGANIZATION } from '#app/cli/demo/themes-of-organization.ts';
import { THEMES_OF_SYSTEMS } from '#app/cli/demo/themes-of-systems.ts';

/** What lays down a rule, whatever it is about. */
const RULES: Theme = {
  about:
    /(?:規程|規則|規定|手順|計画|方針|方法|措置|事項|取扱方法)[^、]*(?:を|に|として)[^、]*(?:定め|整備|策定|規定し|明確に|取り決め)|実施手順の維持・管理/u,
  lacks: [['定めているが、システムや組織の変更後に改めていない。', '現在の運用に合わせて改め、決裁を受ける。']],
  absent: ['担当者の引継ぎ資料で代えており、定めていない。', '引継ぎ資料をもとに案を作り、決裁を受ける。'],
  note: '庁内の掲示板に載せている。',
};

/** A row of what a rule has to hold. */
const CONTENTS: Theme = {
  about: RULES.about,
  lacks: [['案には入れたが、まだ定めていない。', '定めに加え、決裁を受ける。']],
  absent: RULES.absent,
  note: RULES.note,
};

const ANY_OTHER: Theme = {
  about: /(?:)/u,
  lacks: [
    ['行っているが、記録に残していない。', '行った日と内容を記録する様式を設ける。'],
    ['一部で行き届いていない。', '行き届いていないところを調べ、年度内に行う。'],
  ],
  absent: ['担当が決まっておらず、行っていない。', '担当を決め、実施の記録を残す。'],
  note: '年度当初に確かめた。',
};

/** The first one that the words match is theirs: the narrower stand before the wider. */
const THEMES: readonly Theme[] = [
  ...THEMES_OF_CONTRACTS,
  ...THEMES_OF_ORGANIZATION,
  RULES,
  ...THEMES_OF_INFORMATION,
  ...THEMES_OF_FACILITIES,
  ...THEMES_OF_SYSTEMS,
];

/** A row that only names a thing, 「関係者の連絡先」, is about what the sentence above it asks. */
const SENTENCE = /(?:いる|いない|した|った|いだ|おく)$/u;
const BRACKETS = /（[^（）]*）/gu;
/** 「…した場合は、」, 「…について、」: when and of what, not what is to be done. */
const CONDITION = /[^、]*(?:場合|とき|際)(?:に|は|には|において)?、|[^、]*に当たって(?:は)?、/gu;

/** What the people write about a question as a whole, or about one of its rows. */
export function themeOf(question: Pick<Question, 'text'>, row: string | null): Theme {
  const asked = (row ?? '').replace(BRACKETS, '');
  const words = SENTENCE.test(asked) ? asked : question.text.replace(BRACKETS, '');
  const act = words.replace(CONDITION, '');
  const theme = THEMES.find(({ about }) => about.test(act)) ?? THEMES.find(({ about }) => about.test(words));
  return theme === RULES && row !== null && words !== asked ? CONTENTS : (theme ?? ANY_OTHER);
}

/** わからない: what is being done about it, of a system and of anything else. */
export const OPEN_POINTS = {
  system: ['保守事業者に確認中。', '前任者からの引継ぎに記載がなく、確認中。'],
  other: ['各担当者に確認中。', '前任者からの引継ぎに記載がなく、確認中。'],
} as const;

/** 該当なし for another reason. */
export const OTHER_REASONS = [
  '年度途中に運用を始めたため、対象期間に該当する時期が来ていない。',
  '組織の再編により、対象期間に該当する事務がなかった。',
] as const;

/** Why a sheet is sent back. */
export const RETURN_REASONS = {
  unknown: '「わからない」が残っています。事業者と総務課に確認の上、もう一度提出してください。',
  evidence: '重点項目に、根拠資料の記入がないものがあります。資料名と保管場所を記入してください。',
} as const;
