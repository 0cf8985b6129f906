import { actChain, deedsOf } from '#app/domain/questionnaire/act-chain.ts';
import type { QuestionCriteria } from '#app/domain/questionnaire/question.ts';
import type { Phrasing } from '#app/domain/questionnaire/phrasing.ts';

/** Two acts in one breath: 「設定し、…周知して」. */
export function hasSeveralActs(te: string): boolean {
  return actChain(te).acts.flatMap(deedsOf).length > 1;
}

/** 判断基準 of a question that is answered by its rows. */
export function criteriaOfRows(): QuestionCriteria {
  return {
    implemented: '該当する項目が全て「はい」である。',
    partial: '該当する項目の一部だけが「はい」である。',
  };
}

/** 判断基準 of a question that is answered directly, from the kind of act it asks for. */
export function criteriaOf(phrasing: Phrasing): QuestionCriteria {
  const { duty, afterEvent } = phrasing;
  const { te } = duty;
  if (afterEvent) {
    return {
      implemented: '手順が定められ、関係者が知っている。対象期間に事案があれば、手順どおりに行った。',
      partial: '手順はあるが周知が一部にとどまる、又は手順どおりでない事案があった。',
    };
  }
  if (duty.effort) {
    return { implemented: '計画や手順があり、実行した記録がある（達成済みを含む）。', partial: '計画や手順はあるが、実行していない部分がある。' };
  }
  if (duty.nai !== null) {
    return { implemented: '守られていることを、対象の全てについて確認した。', partial: '周知しているが、一部で守られていない。' };
  }
  if (/定期的に|毎年度|毎年|年１?1?回/u.test(te)) {
    return { implemented: '決めた頻度で行い、その記録がある。', partial: '行ったが、決めた頻度に足りない、又は記録がない。' };
  }
  if (hasSeveralActs(te)) {
    return { implemented: '設問にある行為の全てを行っている。', partial: '設問にある行為の一部だけを行っている。' };
  }
  if (/(?:定め|策定し|整備し|明記し|規定し)て$/u.test(te)) {
    return { implemented: '文書として定められ、必要な者が見られる。', partial: '案の段階である、又は必要な内容の一部だけを定めている。' };
  }
  if (/(?:許可|承認|確認)を得て$/u.test(te)) {
    return { implemented: '該当する全ての場合に得ており、その記録がある。', partial: '得ていない場合がある、又は記録がない場合がある。' };
  }
  if (/(?:記録|保存|保管|作成)し?(?:し)?て$/u.test(te)) {
    return { implemented: '対象の全てについて行っており、求められれば示せる。', partial: '対象の一部だけ、又は期間の一部だけ行っている。' };
  }
  return { implemented: '対象の全てについて行っている。', partial: '対象の一部だけ、又は期間の一部だけ行っている。' };
}
