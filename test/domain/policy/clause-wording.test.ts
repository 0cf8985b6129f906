import { describe, expect, it } from 'vitest';
import type { ClauseKind } from '#app/domain/policy/clause.ts';
import { kindOfText } from '#app/domain/policy/sentence-kind.ts';
import { subjectsOf } from '#app/domain/policy/subject.ts';

/** A clause's text, what it does and whom it binds, as a careful reader of the contract takes it. */
type Row = readonly [text: string, kind: ClauseKind, subjects: readonly string[]];

/** Names are compared without the spaces of the print. */
const names = (subjects: readonly string[]): string[] => subjects.map((subject) => subject.replace(/\s/gu, ''));

function reads(what: string, rows: readonly Row[]): void {
  describe(what, () => {
    it.each(rows)('%s', (text, kind, subjects) => {
      expect({ kind: kindOfText(text), subjects: names(subjectsOf(text)) }).toEqual({ kind, subjects });
    });
  });
}

reads('a duty in plain form binds whoever is its topic', [
  ['所属長は、毎年四月末日までに端末の台帳を更新する。', 'requirement', ['所属長']],
  ['システム担当者は、障害の記録を三年間保存する。', 'requirement', ['システム担当者']],
  ['部局長は、部局内の教育計画を定める。', 'requirement', ['部局長']],
  ['職員は、離席の際に画面を閉じる。', 'requirement', ['職員']],
  ['情報化推進リーダーは、課内の点検結果を取りまとめて報告する。', 'requirement', ['情報化推進リーダー']],
  ['管理職は、部下の遵守状況を把握する。', 'requirement', ['管理職']],
  ['教職員等は、児童生徒の成績を私物端末に保存しない。', 'requirement', ['教職員等']],
  ['町長は、情報セキュリティに関する体制を整える。', 'requirement', ['町長']],
  ['会計年度任用職員は、採用時に研修を受ける。', 'requirement', ['会計年度任用職員']],
  ['監査人は、結果を文書により委員会へ提出する。', 'requirement', ['監査人']],
  ['受託者は、作業の終了後、速やかに貸与品を返す。', 'requirement', ['受託者']],
  ['委託先は、再委託の承諾を書面で得る。', 'requirement', ['委託先']],
  ['従業員は、入館証を常に着用する。', 'requirement', ['従業員']],
  ['ユーザは、初期パスワードを直ちに変える。', 'requirement', ['ユーザ']],
]);

reads('a duty in plain form without a person binds nobody that the text tells', [
  ['重要な記録は、施錠できる棚に保管する。', 'requirement', []],
  ['無線の通信は暗号化する。', 'requirement', []],
  ['標的型攻撃を想定した訓練を年一回行う。', 'requirement', []],
  ['バックアップの取得状況を毎日確認する。', 'requirement', []],
  ['不要となったアカウントを速やかに削除する。', 'requirement', []],
  ['業務に関係のないウェブサイトは閲覧しない。', 'requirement', []],
]);

reads('every way to say must and must not is a duty', [
  ['所属長は、入退室の記録を点検しなくてはならない。', 'requirement', ['所属長']],
  ['職員等は、許可なく機器を増設してはいけない。', 'requirement', ['職員等']],
  ['職員等は、庁外で機密文書を閲覧することができない。', 'requirement', ['職員等']],
  ['私物の記録媒体の持込みを禁ずる。', 'requirement', []],
  ['庁内での私的な撮影は、禁止とする。', 'requirement', []],
  ['管理者の承認を受けない接続は、これを認めない。', 'requirement', []],
  ['職員等は、不審な通信に気付いたときは、直ちに連絡すべきである。', 'requirement', ['職員等']],
  ['利用者は、端末の画面を施錠する義務を負う。', 'requirement', ['利用者']],
  ['機器の搬入には、立会人の同席が必要である。', 'requirement', []],
  ['課長等は、持出しの都度、許可簿に記入する必要がある。', 'requirement', ['課長等']],
  ['暗証番号は、毎年変更することとする。', 'requirement', []],
  ['職員等は、情報を第三者に漏らすべからず。', 'requirement', ['職員等']],
  ['利用者は、認証情報を共有せぬこと。', 'requirement', ['利用者']],
  ['保守の作業は、職員の立会いの下で行うことを要する。', 'requirement', []],
  ['外部との接続は、許可されない。', 'requirement', []],
  ['端末の暗号化が義務付けられる。', 'requirement', []],
]);

reads('a wish is a recommendation, a duty that begins with a wish is a duty', [
  ['所属長は、執務室の整頓に努める。', 'recommendation', ['所属長']],
  ['職員等は、最新の脅威の把握に努めるものとする。', 'recommendation', ['職員等']],
  ['端末は、二年ごとに更新することが望ましい。', 'recommendation', []],
  ['重要な機器は二重化するよう努めること。', 'recommendation', []],
  ['生体による認証の併用を推奨する。', 'recommendation', []],
  ['利用者は、長い合言葉を用いるよう心がける。', 'recommendation', ['利用者']],
  ['利用者は、端末を丁寧に扱うよう心掛けなければならない。', 'recommendation', ['利用者']],
  ['予備の回線を備えることが好ましい。', 'recommendation', []],
  ['記録は毎週点検した方がよい。', 'recommendation', []],
  ['所属長は、整理に努め、不要な文書を廃棄しなければならない。', 'requirement', ['所属長']],
  ['点検は、年二回実施しなければならない。【推奨事項】', 'recommendation', []],
  ['点検は、年二回実施しなければならない。（推奨事項）', 'recommendation', []],
  ['【推奨】職員等は、予備の連絡手段を確保する。', 'recommendation', ['職員等']],
  ['情報システム管理者は、脆弱性の情報の収集に努力しなければならない。', 'recommendation', ['情報システム管理者']],
]);

reads('what may be done is a permission', [
  ['所属長は、必要と認めるときは、持出しを許可することができる。', 'permission', ['所属長']],
  ['CISOは、専門家の意見を聴くことができるものとする。', 'permission', ['CISO']],
  ['緊急の場合は、口頭で申請しても差し支えない。', 'permission', []],
  ['職員等が自宅で閲覧することを妨げない。', 'permission', []],
  ['軽微な変更については、届出を要しない。', 'permission', []],
  ['委員会は、委員以外の者を出席させることができる。', 'permission', ['委員会']],
  ['閲覧のみを行う場合は、申請を省略してもよい。', 'permission', []],
  ['部局長は、職員を代理として出席させることが出来る。', 'permission', ['部局長']],
  ['公開された資料は、申請を行わなくてもよいものとする。', 'permission', []],
]);

reads('what defines, scopes or modifies the rules is a definition', [
  ['この基準において「利用者」とは、庁内のシステムを使う全ての者をいう。', 'definition', []],
  ['利用者とは、端末を貸与された者をいう。', 'definition', []],
  ['電磁的に作成された文書を「電子文書」と呼ぶ。', 'definition', []],
  ['この要綱は、端末の取扱いについて必要な事項を定めるものとする。', 'definition', []],
  ['この規程は、本町における情報資産の保護に関し、必要な事項を定める。', 'definition', []],
  ['本基準は、住民の信頼を確保することを目的とする。', 'definition', []],
  ['この規程は、令和七年四月一日から施行する。', 'definition', []],
  ['この基準は、公布の日から施行し、令和六年四月一日から適用する。', 'definition', []],
  ['第七条の規定は、電子記録媒体の取扱いについて準用する。', 'definition', []],
  ['この場合において、第四条中「所属長」とあるのは、「校長」と読み替えるものとする。', 'definition', []],
  ['前条の規定の適用については、同条中「職員等は、報告しなければならない」とあるのは「教職員は、速やかに報告しなければならない」とする。', 'definition', []],
  ['ただし、災害その他やむを得ない事情があるときは、この限りでない。', 'definition', []],
  ['ただし、あらかじめ公開されている情報については、この限りではない。', 'definition', []],
  ['前項の規定は、試験用の環境には適用しない。', 'definition', []],
  ['この基準の適用を受ける者の範囲は、次の表のとおりとする。', 'definition', []],
  ['文書の保存については、文書管理規程の定めるところによる。', 'definition', []],
  ['端末の貸与の手続は、別に定める。', 'definition', []],
  ['委員の任期は、二年とする。', 'definition', []],
  ['その他の取扱いについては、個人情報の取扱いの例による。', 'definition', []],
  ['承認を受けた申請は、届出とみなす。', 'definition', []],
  ['情報資産は、その重要度により三つの区分に分類される。', 'definition', []],
  ['電磁的記録媒体とは、情報を記録するための部品。', 'definition', []],
  ['違反した職員等は、懲戒処分の対象となる。', 'definition', ['職員等']],
]);

reads('what names a role or gives it authority is an assignment', [
  ['副町長をCISOとする。', 'assignment', ['CISO']],
  ['総務課長を、統括情報セキュリティ責任者とする。', 'assignment', ['統括情報セキュリティ責任者']],
  ['各課の長をもって情報セキュリティ管理者とする。', 'assignment', ['情報セキュリティ管理者']],
  ['情報セキュリティ責任者は、部長をもって充てる。', 'assignment', ['情報セキュリティ責任者']],
  ['委員長は、副市長をもってこれに充てる。', 'assignment', ['委員長']],
  ['委員長には、副市長を充てる。', 'assignment', ['委員長']],
  ['CISOに副市長を充てる。', 'assignment', ['CISO']],
  ['総務部長を統括情報セキュリティ責任者に充てる。', 'assignment', ['統括情報セキュリティ責任者']],
  ['会議の議長は、委員長が務める。', 'assignment', ['議長']],
  ['副委員長は、総務部長の職にある者とする。', 'assignment', ['副委員長']],
  ['情報セキュリティ責任者は、各部長とする。', 'assignment', ['情報セキュリティ責任者']],
  ['委員会に委員長及び副委員長を置く。', 'assignment', ['委員長', '副委員長']],
  ['各課に情報化推進員一人を置く。', 'assignment', ['情報化推進員']],
  ['本市に、最高情報セキュリティ責任者を置き、副市長をもって充てる。', 'assignment', ['最高情報セキュリティ責任者']],
  ['情報セキュリティ委員会を設置する。', 'assignment', ['情報セキュリティ委員会']],
  ['CISOは、本町の情報セキュリティに関する最終決定の権限を有する。', 'assignment', ['CISO']],
  ['統括情報セキュリティ責任者は、庁内の対策を統括する。', 'assignment', ['統括情報セキュリティ責任者']],
  ['委員長に事故があるときは、副委員長がその職務を代理する。', 'assignment', ['副委員長']],
  ['委員会は、委員長、副委員長及び委員をもって組織する。', 'assignment', ['委員会']],
  ['委員会の庶務は、総務課において処理する。', 'assignment', ['総務課']],
  ['情報システム管理者は、所管するシステムの運用に関する責任を負う。', 'assignment', ['情報システム管理者']],
  ['委員は、市長が任命する。', 'assignment', ['委員']],
  ['副市長をCISOとし、総務部長を統括情報セキュリティ責任者とする。', 'assignment', ['CISO', '統括情報セキュリティ責任者']],
  ['副市長は、CISOを兼ねる。', 'assignment', ['CISO']],
  ['この要綱の施行に関し必要な事項は、町長が別に定める。', 'assignment', ['町長']],
  ['前各条に定めるもののほか、委員会の運営に関し必要な事項は、委員長が委員会に諮って定める。', 'assignment', ['委員長']],
  ['委員会は、次に掲げる事項を所掌する。', 'assignment', ['委員会']],
  ['情報セキュリティ担当者は、所属長が指名する者をもって充てる。', 'assignment', ['情報セキュリティ担当者']],
  ['副市長を長とする情報セキュリティ委員会を置く。', 'assignment', ['情報セキュリティ委員会']],
]);

reads('a phrase that only completes another sentence is an item', [
  ['委託する業務の範囲', 'list-item', []],
  ['事案の経過と対応の記録。', 'list-item', []],
  ['情報セキュリティポリシーの改定に関すること。', 'list-item', []],
  ['その他町長が特に必要と認める事項。', 'list-item', []],
  ['端末を庁外へ持ち出すとき。', 'list-item', []],
  ['個人情報を含む文書を廃棄する場合', 'list-item', []],
  ['紙文書の適切な取扱い', 'list-item', []],
  ['媒体の持込み及び持出しの手続き', 'list-item', []],
  ['職員を対象とした研修の計画。', 'list-item', []],
  ['個人情報の保護に関する法律（平成十五年法律第五十七号）', 'list-item', []],
  ['契約期間（更新する場合は、その旨を含む。）', 'list-item', []],
  ['その他委員会の目的の達成に必要なこと。', 'list-item', []],
  ['前各号に掲げるもののほか、所属長が必要と認めるもの。', 'list-item', []],
  ['再委託の禁止', 'list-item', []],
]);

reads('a duty that ends in a noun is still a duty', [
  ['不審な添付ファイルは開封せず、直ちに情報セキュリティ管理者へ報告のこと。', 'requirement', []],
  ['退職者のアカウントを速やかに削除。', 'requirement', []],
  ['私物の端末の接続は厳禁。', 'requirement', []],
  ['入退室の記録が保存されていること。', 'requirement', []],
  ['共有の合言葉を付箋に書かないこと。', 'requirement', []],
  ['外部の媒体は、検査を済ませてから使うこと', 'requirement', []],
]);

reads('polite sentences say the same as plain ones', [
  ['職員等は、情報資産を適切に扱わなければなりません。', 'requirement', ['職員等']],
  ['利用者は、端末を貸し出してはなりません。', 'requirement', ['利用者']],
  ['本市は、継続的な教育を実施します。', 'requirement', ['本市']],
  ['私物の媒体は使用しないでください。', 'requirement', []],
  ['所属長は、例外を認めることができます。', 'permission', ['所属長']],
  ['電子文書とは、電磁的に作られた文書をいいます。', 'definition', []],
  ['職員等は、技能の向上に努めます。', 'recommendation', ['職員等']],
  ['副町長をCISOとします。', 'assignment', ['CISO']],
]);

reads('several who are bound are told apart', [
  ['所属長および情報化推進員は、点検を行なわなければならない。', 'requirement', ['所属長', '情報化推進員']],
  ['所属長または担当者は、鍵を保管しなければならない。', 'requirement', ['所属長', '担当者']],
  ['所属長ならびに受託者は、立ち会わなければならない。', 'requirement', ['所属長', '受託者']],
  ['職員等もしくは派遣労働者は、媒体を返却するものとする。', 'requirement', ['職員等', '派遣労働者']],
  ['統括情報セキュリティ責任者・情報システム管理者は、記録を照合しなければならない。', 'requirement', ['統括情報セキュリティ責任者', '情報システム管理者']],
  ['部長、課長及び係長は、研修を受講しなければならない。', 'requirement', ['部長', '課長', '係長']],
  ['部長，課長および係長は，研修を受講しなければならない．', 'requirement', ['部長', '課長', '係長']],
  ['職員（会計年度任用職員を含む。以下「職員等」という。）及び委託事業者は、秘密を守らなければならない。', 'requirement', ['職員等', '委託事業者']],
  ['CISOと統括情報セキュリティ責任者は、協議の上、対応を決定しなければならない。', 'requirement', ['CISO', '統括情報セキュリティ責任者']],
  ['CISOは方針を定め、所属長は手順を定めなければならない。', 'requirement', ['CISO', '所属長']],
  ['職員等は、申請しなければならない。所属長は、これを審査する。', 'requirement', ['職員等', '所属長']],
]);

reads('words around a name are dropped, a bare …者 keeps them', [
  ['すべての職員は、誓約書を提出しなければならない。', 'requirement', ['職員']],
  ['各所属の情報化推進員は、台帳を確認しなければならない。', 'requirement', ['情報化推進員']],
  ['申請を受理した所属長は、三日以内に可否を通知しなければならない。', 'requirement', ['所属長']],
  ['端末を貸与された者は、これを転貸してはならない。', 'requirement', ['端末を貸与された者']],
  ['職員一人ひとりは、責任を自覚して行動しなければならない。', 'requirement', ['職員']],
  ['まちづくり課長は、統計情報を管理しなければならない。', 'requirement', ['まちづくり課長']],
  ['とりまとめ担当者は、回答を集計しなければならない。', 'requirement', ['とりまとめ担当者']],
  ['職員らは、異常を発見した場合、通報しなければならない。', 'requirement', ['職員ら']],
  ['なお、所属長は、経過を記録しなければならない。', 'requirement', ['所属長']],
  ['また所属長は経過を記録しなければならない。', 'requirement', ['所属長']],
  ['当該システムを所管する課長は、設定書を保管しなければならない。', 'requirement', ['課長']],
  ['情報セキュリティに関する十分な知識を有する者は、助言を行う。', 'requirement', ['情報セキュリティに関する十分な知識を有する者']],
]);

reads('a topic that is no person binds nobody', [
  ['情報システムについては、定期的に点検しなければならない。', 'requirement', []],
  ['執務室においては、飲食を行ってはならない。', 'requirement', []],
  ['クラウドサービスにあっては、国内の事業所を選定しなければならない。', 'requirement', []],
  ['利用者に関する情報は、暗号化しなければならない。', 'requirement', []],
  ['職員等の端末は、盗難を防ぐため固定しなければならない。', 'requirement', []],
  ['職員等に対しては、毎年研修を実施しなければならない。', 'requirement', []],
  ['受託者との契約には、守秘の条項を明記しなければならない。', 'requirement', []],
  ['所属長の許可は、書面により受けなければならない。', 'requirement', []],
  ['委託事業者に対し、対策の実施を求めなければならない。', 'requirement', []],
  ['再委託の相手との関係は、書面で明らかにしなければならない。', 'requirement', []],
  ['機器の内部は、定期的に清掃しなければならない。', 'requirement', []],
  ['記録の保存期間の延長は、書面で行わなければならない。', 'requirement', []],
  ['職員等に私物の端末を接続させてはならない。', 'requirement', []],
  ['情報は、利用者により改ざんされないよう保護しなければならない。', 'requirement', []],
]);

reads('who acts is bound although no topic names them', [
  ['職員等が端末を庁外へ持ち出すときは、所属長の許可を得なければならない。', 'requirement', ['職員等']],
  ['職員等が媒体を廃棄する際には、内容を消去しなければならない。', 'requirement', ['職員等']],
  ['受託者が作業を行うに当たっては、身分証を提示しなければならない。', 'requirement', ['受託者']],
  ['点検の結果は、所属長が取りまとめなければならない。', 'requirement', ['所属長']],
  ['訓練の計画は、CSIRTが作成し、CISOの承認を受けるものとする。', 'requirement', ['CSIRT']],
  ['鍵の管理は、課長等が行う。', 'requirement', ['課長等']],
  ['持出しの可否は、所属長が用途を確かめた上で決定する。', 'requirement', ['所属長']],
  ['緊急時には、統括情報セキュリティ責任者が、回線の遮断を指示するものとする。', 'requirement', ['統括情報セキュリティ責任者']],
  ['記録は、情報システム管理者によって点検されなければならない。', 'requirement', ['情報システム管理者']],
  ['委託事業者も、同じ規律に従わなければならない。', 'requirement', ['委託事業者']],
  ['情報セキュリティ委員会において、改善の方針を審議する。', 'requirement', ['情報セキュリティ委員会']],
  ['各課においては、文書の棚卸しを行わなければならない。', 'requirement', ['各課']],
  ['職員等にあっては、貸与品の紛失に注意しなければならない。', 'requirement', ['職員等']],
  ['職員等には、業務上知り得た秘密を守る義務がある。', 'requirement', ['職員等']],
]);

reads('who only permits, judges or suffers is not bound', [
  ['職員等が作成し、又は取得した文書は、台帳に登録しなければならない。', 'requirement', []],
  ['所属長が許可した場合は、経路を限定して接続しなければならない。', 'requirement', []],
  ['職員等が使用する端末は、毎月更新しなければならない。', 'requirement', []],
  ['CISOの指示があったときは、直ちに停止しなければならない。', 'requirement', []],
  ['パスワードは、定期的に変更されなければならない。', 'requirement', []],
  ['外部から通報があった場合は、内容を記録しなければならない。', 'requirement', []],
]);

reads('the causer is bound, not who is made to act', [
  ['所属長は、職員等に年一回研修を受講させなければならない。', 'requirement', ['所属長']],
  ['所属長は、委託事業者に対し、作業の記録を提出させなければならない。', 'requirement', ['所属長']],
  ['情報システム管理者は、職員等が設定を変更できないようにしなければならない。', 'requirement', ['情報システム管理者']],
  ['所属長は、職員等が異動する場合は、アカウントを削除させなければならない。', 'requirement', ['所属長']],
]);

reads('two topics in one sentence: the person is bound', [
  ['情報システムについては、情報システム管理者は、構成を記録しなければならない。', 'requirement', ['情報システム管理者']],
  ['職員等は、合言葉は他人に教えてはならない。', 'requirement', ['職員等']],
  ['所属長は、端末は年一回棚卸しを行うものとする。', 'requirement', ['所属長']],
  ['媒体の廃棄に際しては、所属長は、立会いを行わなければならない。', 'requirement', ['所属長']],
]);

reads('the body itself is bound when the text says so', [
  ['本市は、情報セキュリティ対策を継続して改善する。', 'requirement', ['本市']],
  ['本町は、住民の情報を守るため、必要な体制を確立する。', 'requirement', ['本町']],
  ['組合は、職員に教育を行う。', 'requirement', ['組合']],
  ['組合長は、毎年度、方針を見直す。', 'requirement', ['組合長']],
]);

describe('the first sentence decides, later ones only add whom they bind', () => {
  it.each<Row>([
    ['所属長は、台帳を整備する。職員等は、台帳を閲覧することができる。', 'requirement', ['所属長', '職員等']],
    ['職員等は、申請により接続することができる。所属長は、その記録を保存しなければならない。', 'permission', ['職員等', '所属長']],
    ['端末を貸与する。ただし、試用の場合はこの限りでない。', 'requirement', []],
    ['副市長をCISOとする。CISOは、方針を定めなければならない。委員会は、これを審議する。', 'assignment', ['CISO', '委員会']],
  ])('%s', (text, kind, subjects) => {
    expect({ kind: kindOfText(text), subjects: names(subjectsOf(text)) }).toEqual({ kind, subjects });
  });
});
