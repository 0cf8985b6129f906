import { actChain, partsOf } from '#app/domain/questionnaire/duty/act-chain.ts';
import type { Phrasing } from '#app/domain/questionnaire/wording/phrasing.ts';
import type { QuestionCriteria } from '#app/domain/questionnaire/question.ts';

/** Two acts in one breath: 「設定し、…周知して」. */
export function hasSeveralActs(te: string): boolean {
  return actChain(te).acts.length > 1;
}

/** 判断基準 of a question that is answered by its rows. */
export function criteriaOfRows(): QuestionCriteria {
  return {
    implemented: '該当する項目が全て「はい」である。',
    partial: '該当する項目の一部だけが「はい」である。',
  };
}

const REGULARLY = /定期的に|定期保守|毎年度?|毎年|年[0-9０-９一]+回|毎月/u;

/** What counts, by the act that the last words of the demand name; the first match holds. */
const BY_ACT: readonly (readonly [RegExp, QuestionCriteria])[] = [
  [
    /(?:契約|協定)を(?:締結し|結ん)|契約に(?:含め|明記し|定め)|契約上担保し|仕様に含め/u,
    {
      implemented: '該当する契約の全てに定めがある。',
      partial: '定めのない契約がある、又は必要な内容の一部だけを定めている。',
    },
  ],
  [
    /(?:者|もの)として$/u,
    {
      implemented: '該当する者の全てが条件を満たすことを、資格や経歴等で確認した。',
      partial: '条件を満たさない者がいる、又は確認していない。',
    },
  ],
  [
    /協力し|応じて$/u,
    { implemented: '求められたものの全てに応じた。', partial: '応じていないもの、又は遅れたものがある。' },
  ],
  [
    /(?:選定|選択)し/u,
    {
      implemented: '該当する選定の全てで行っており、選定の理由を示せる。',
      partial: '行っていない選定がある、又は理由を示せないものがある。',
    },
  ],
  [
    /(?:対処|対応)(?:し|を行っ)て$/u,
    {
      implemented: '該当する場合の全てに行い、経過の記録がある。',
      partial: '行っていない場合、遅れた場合、又は記録がない場合がある。',
    },
  ],
  [
    /(?:許可|承認|同意|署名)を(?:得|求め)|申請を行|申請し/u,
    {
      implemented: '該当する全ての場合に行っており、その記録がある。',
      partial: '行っていない場合がある、又は記録がない場合がある。',
    },
  ],
  [
    /(?:定め|策定し|規定し|明記し|立案し|明確にし|確立し|義務付け|義務づけ|整備し)て$/u,
    {
      implemented: '文書として定められ、必要な者が見られる。',
      partial: '案の段階である、又は必要な内容の一部だけを定めている。',
    },
  ],
  [
    /(?:指名し|任命し|選任し|置い|特定し)て$/u,
    {
      implemented: '該当する役割や対象の全てについて決めており、文書で示せる。',
      partial: '決めているが文書がない、又は一部だけを決めている。',
    },
  ],
  [
    /(?:廃棄|消去|抹消|返却|削除|処置)し|復元不可能|復元できない/u,
    {
      implemented: '該当するものの全てについて行い、いつ、誰が、どのように行ったかを示せる。',
      partial: '行っていないもの、又は行ったことを示せないものがある。',
    },
  ],
  [
    /(?:研修|訓練|教育).*(?:参加|受講|実施)/u,
    {
      implemented: '対象者の全てについて行い、受講（参加）の記録がある。',
      partial: '受講（参加）していない者がいる、又は記録がない。',
    },
  ],
  [
    /バックアップ/u,
    { implemented: '対象の全てについて取得しており、取得の記録がある。', partial: '取得していない対象や時期がある。' },
  ],
  [
    /(?:記録|保存|保管|作成|整備・保管|確認・記録)し(?:し)?て$/u,
    {
      implemented: '対象の全てについて行っており、求められれば示せる。',
      partial: '対象の一部だけ、又は期間の一部だけ行っている。',
    },
  ],
  [
    /(?:報告|通知|通報|連絡)(?:を行っ|し)て$|届け?出て$/u,
    {
      implemented: '該当する場合の全てに、定められた相手に行っており、記録がある。',
      partial: '行っていない場合、遅れた場合、又は記録がない場合がある。',
    },
  ],
  [
    /(?:周知|掲示|説明|注意喚起|公表|提示)し|理解させ|遵守させ/u,
    {
      implemented: '対象者の全てに行い、その内容を今も確認できる。',
      partial: '対象者の一部だけに行った、又は内容を今は確認できない。',
    },
  ],
  [
    /(?:監査|自己点検)(?:の実施)?を[^を]*(?:行|実施|依頼)/u,
    {
      implemented: '対象の全てについて行い、その結果の記録がある。',
      partial: '対象の一部だけ行った、又は結果の記録がない。',
    },
  ],
  [
    /見直し|改善を|活用し|評価を(?:行|し)/u,
    {
      implemented: '要否を検討し、必要なものは行った記録がある。',
      partial: '検討したが記録がない、又は行うべきものの一部が残っている。',
    },
  ],
  [
    /(?:監視|点検|確認|検査|分析|調査|評価)(?:を行っ|し|し判断し|させ)/u,
    {
      implemented: '対象の全てについて決めた方法で行い、結果の記録がある。',
      partial: '対象の一部だけ行った、又は結果の記録がない。',
    },
  ],
  [
    /設定し|制限し|遮断し|閉鎖し|分離し|分け|暗号化|認証|接続し|限定し|(?:でき|られ)ないように/u,
    {
      implemented: '対象の機器・システムの全てで行われていることを、設定や構成で確認した。',
      partial: '行われていない機器・システムがある、又は確認していない。',
    },
  ],
  [
    /(?:措置|対策|処置)(?:を(?:講じ|施し|実施し)|し)/u,
    {
      implemented: '必要な措置を対象の全てに講じており、その内容を説明できる。',
      partial: '講じていない対象がある、又は必要な措置の一部だけを講じている。',
    },
  ],
  [
    /(?:保管|管理|確保|分類)し|維持・管理/u,
    {
      implemented: '対象の全てについて、定められた場所や方法で行っている。',
      partial: '定められた場所や方法によらないものがある。',
    },
  ],
];

const DEFAULT: QuestionCriteria = {
  implemented: '対象の全てについて行っている。',
  partial: '対象の一部だけ、又は期間の一部だけ行っている。',
};
const REGULAR: QuestionCriteria = {
  implemented: '決めた頻度で行い、その記録がある。',
  partial: '行ったが、決めた頻度に足りない、又は記録がない。',
};
const READY: QuestionCriteria = {
  implemented: '手順が定められ、関係者が知っている。対象期間に事案があれば、手順どおりに行った。',
  partial: '手順はあるが周知が一部にとどまる、又は手順どおりでない事案があった。',
};
const STRIVEN: QuestionCriteria = {
  implemented: '計画や手順があり、実行した記録がある（達成済みを含む）。',
  partial: '計画や手順はあるが、実行していない部分がある。',
};
const REFRAINED: QuestionCriteria = {
  implemented: '守られていることを、対象の全てについて確認した。',
  partial: '周知しているが、確認していない、又は一部で守られていない。',
};
const ENABLED: QuestionCriteria = {
  implemented: '対象の全てについて、いつでもできる状態にしている。',
  partial: '対象の一部だけ、又は準備の一部だけができている。',
};

/** What somebody does to one thing at a time, not what is set once. */
const EACH_TIME = /(?:送信|提供|運搬|複製|貸与)する(?:とき|場合)/u;
const EACH: QuestionCriteria = { implemented: '該当する全ての場合に行っている。', partial: '行っていない場合がある。' };

/** What the last act of a demand is, without the condition in front. */
function lastAct(te: string): string {
  return partsOf(actChain(te).acts.at(-1) ?? te)
    .slice(-2)
    .join('');
}

function byAct(te: string): QuestionCriteria {
  if (hasSeveralActs(te)) {
    const all = REGULARLY.test(te)
      ? '設問にある行為の全てを決めた頻度で行い、その記録がある。'
      : '設問にある行為の全てを行っている。';
    return { implemented: all, partial: '設問にある行為の一部だけを行っている。' };
  }
  if (REGULARLY.test(te)) return REGULAR;
  if (/(?:でき|られ)るようにして$/u.test(te)) return ENABLED;
  if (EACH_TIME.test(te)) return EACH;
  const act = lastAct(te);
  return BY_ACT.find(([pattern]) => pattern.test(act))?.[1] ?? DEFAULT;
}

/** 判断基準 of a question that is answered directly, from the kind of act it asks for. */
export function criteriaOf({ duty, afterEvent }: Phrasing): QuestionCriteria {
  if (afterEvent) return READY;
  if (duty.effort) return STRIVEN;
  if (duty.nai !== null) return REFRAINED;
  const found = byAct(duty.te);
  if (!/必要に応じ/u.test(duty.te)) return found;
  return { ...found, implemented: found.implemented.replace(/。$/u, '（不要としたものは、その理由を示せる）。') };
}
