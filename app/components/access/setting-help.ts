import type { SettingWords } from '#app/components/access/setting-words.ts';
import type { SettingPart } from '#app/domain/access/body-decision.ts';

/** 設定の説明. What a part is called, why its default is what it is, and what a change does, in plain words. */
export interface SettingHelp {
  readonly title: string;
  readonly reason: string;
  readonly effect: string;
}

const FROM_NEXT = '次に開始する自己点検から使います。実施中と集計確定済みの自己点検は、開始したときの値のままです。';

/** The words of a part, in a body that uses these parts. */
export function settingHelp(part: SettingPart, { modules, names }: SettingWords): SettingHelp {
  switch (part) {
    case 'modules':
      return {
        title: '使う機能',
        reason: '初期値では、対策基準のひな型が定めるものをすべて使います。小さな団体では、使わないものを外せます。',
        effect: `使わないものは、画面・役職の選択肢・帳票に出なくなります。対策基準がその役職に求めることは、${names.secretariat}の点検票で尋ねます。今も使われているもの（在職者、部、期限内の許可など）があるうちは、外せません。実施中の自己点検の点検票と、集計を確定した自己点検は、開始したときのままです。`,
      };
    case 'office_names':
      return {
        title: '役職の呼び方',
        reason: '初期値は、国のひな型の呼び方です。団体の対策基準と違うときに直します。',
        effect:
          '画面の呼び方は、実施中の自己点検の画面も、すぐに変わります。集計を確定した自己点検の画面と帳票は、開始したときの呼び方のままです。対策基準の条文と設問の文は変わりません。',
      };
    case 'answering_rules':
      return {
        title: '回答する役職・入力する役職・確認の経路',
        reason:
          '初期値は、現場の長が回答し、その上の責任者が確認する形です。回答する役職と確認する役職を分けています。同じ一人だけが両方に就いていると、提出した点検票は「兼務のため自己確認」として先へ進み、結果報告に載ります。開始の前に、その点検票を知らせます。',
        effect: FROM_NEXT,
      };
    case 'bureau_rule':
      return {
        title: '局と部のどちらを部局とするか',
        reason: `初期値は、課のすぐ上の部です。課の点検票を、仕事を近くで見ている${names.security_officer}が確認できるからです。対策基準の${names.security_officer}が局長のときは、局を選びます。`,
        effect: `選んだ方に部局の点検票が届き、その${names.security_officer}が課と情報システムの点検票を確認します。提出状況と結果も、その単位で数えます。局を選ぶと、局の下の部には点検票が届きません。部を選ぶと、局に届くのは、部のない局と、局の直下に課がある局だけです。どちらでも、もう一方の役職に任命した方は、自分の局・部の下の点検票と結果を見られます。${FROM_NEXT}`,
      };
    case 'object_rule':
      return {
        title: '契約ごとの設問',
        reason:
          '初期値では、業務委託とクラウドサービスの設問を、所属・情報システムごとに一度だけ尋ねます。契約ごとに尋ねると、どの契約に不備があるかが分かる代わりに、回答の数が契約の数だけ増えます。委託・クラウドサービス台帳が整ってから選んでください。',
        effect: `契約ごとに尋ねると、所属には所管する契約・サービスについて、情報システムにはそのシステムを対象とする契約・サービスについて、台帳の名称を示して一件ずつ尋ねます。開始の日に続いている契約だけが対象です。台帳に該当するものがない所属・情報システムと、全庁の点検票には、これまでどおり一度だけ尋ねます。集計では、一つの設問を所属・情報システムごとに一件と数え、最も悪い回答で数えます。${FROM_NEXT}`,
      };
    case 'scoring_rule':
      return {
        title: '評価の基準',
        reason:
          '初期値は、得点率90・75・50%を境とし、一部実施を半分と数えます。重点項目が残る章は、得点率が高くても「要改善」より良くしません。必須と推奨の重みは調査票が定めるため、ここでは変えません。',
        effect: `変えると、その値の版が新しい集計規則になります。${FROM_NEXT}規則の違う年度どうしでは、得点率の前年比較を出さず、そのことを報告書に書きます。`,
      };
    case 'document_marking':
      return {
        title: '文書の表示',
        reason: '自己点検の結果には弱いところが書かれるため、初期値では公開しない文書として表示します。',
        effect: `画面を印刷したときの表示は、すぐに変わります。結果報告の表示は、${FROM_NEXT}`,
      };
    case 'committee':
      return modules.committee
        ? {
            title: '委員会',
            reason:
              '委員会とCISOには、まず数字を見せます。弱い情報システムの名前や根拠資料は、団体が決めたときだけ見せます。定足数と持回りは、団体の要綱を見て入れます。空のときは確かめません。',
            effect: `見せるものは、すぐに変わります。定足数と持回りは、${FROM_NEXT}`,
          }
        : {
            title: 'CISOに見せるもの',
            reason: 'CISOには、まず数字を見せます。弱い情報システムの名前や根拠資料は、団体が決めたときだけ見せます。',
            effect: 'すぐに変わります。',
          };
    case 'session_terms':
      return {
        title: 'サインイン',
        reason: '初期値は、一日の勤務として720分（12時間）、席を離れてから60分（1時間）です。',
        effect: 'すぐに変わります。サインイン中の方にも、操作がないときの時間はすぐに使われます。',
      };
    case 'secretariat_contact':
      return {
        title: `${names.secretariat}の連絡先`,
        reason: `団体ごとに違うため、初期値は空です。入れると、操作に困った職員が${names.secretariat}をすぐに見つけられます。空のときは、${names.secretariat}に尋ねるようにとだけ表示します。`,
        effect: `すぐに変わります。連絡先は、利用者IDの通知書の問い合わせ先に、二つともはじめから入ります（発行のときに直せます）。Tenkenのアドレスは、通知書に、開く画面として印刷します。空のときは、${names.secretariat}がTenkenを開いているアドレスを印刷します。連絡先は、サインインの画面（サインインしていない人も見られます）と、困ったときの案内にも表示します。`,
      };
  }
}
