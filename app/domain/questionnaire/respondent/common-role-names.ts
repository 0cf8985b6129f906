import type { RoleName } from '#app/domain/questionnaire/role.ts';

/**
 * 役割名の既定. Names that the 総務省 and 文部科学省 models and the bodies following them use. A policy puts
 * its own names in front; the first match wins, so the longer names stand before those they contain.
 */
export const COMMON_ROLE_NAMES: readonly RoleName[] = [
  { pattern: /^監査を受ける者|被監査(?:部門|部署|課)$|監査を受ける(?:部門|部署|課)/u, role: 'audited_unit' },
  { pattern: /監査(?:統括|統轄|総括)?(?:責任者|管理者)$/u, role: 'audit_supervisor' },
  { pattern: /(?:監査(?:を行う|を実施する|を行なう)者|監査(?:班|チーム|人|員|者|担当者|部門))$/u, role: 'auditor' },
  { pattern: /(?:承認者|許可者|申請を行う者)$/u, role: 'supervising_security_officer' },
  { pattern: /許可権限者$/u, role: 'cloud_approver' },
  { pattern: /(?:クラウド(?:サービス)?|外部サービス)(?:管理|利用)(?:責任)?者$/u, role: 'cloud_manager' },
  {
    pattern: /(?:委託|受託|請負|保守)(?:事業者|業者|会社|先|者)$|^指定管理者$|^(?:外部)?(?:事業者|ベンダー)$/u,
    role: 'contractor',
  },
  {
    pattern:
      /^副?最高(?:情報)?(?:セキュリティ)?(?:統括|統轄|総括)?(?:管理)?責任者|^副?(?:CISO|CIO)(?:補佐官?)?$|CISOが指名した者$|セキュリティアドバイザー$/u,
    role: 'ciso',
  },
  {
    pattern:
      /最高情報(?:セキュリティ|統括|統轄|総括)*責任者|^教育長$|^副?[市町村区]長$|^(?:副?知事|組合長|広域連合長)$/u,
    role: 'ciso',
  },
  { pattern: /(?:統括|統轄|総括)[^、の]{0,14}(?:責任者|管理者)(?:補佐)?$/u, role: 'supervising_security_officer' },
  {
    pattern:
      /(?:情報|セキュリティ|デジタル|ＤＸ|DX|ICT)[^、]{0,15}(?:委員会|本部|会議|協議会)$|^(?:副?委員長|副?本部長|委員会|推進委員会|推進本部)$/u,
    role: 'committee',
  },
  {
    pattern: /CSIRT(?:責任者|要員)?$|統一的な窓口$|(?:緊急時|インシデント)対応(?:チーム|班)$|シーサート$/u,
    role: 'csirt',
  },
  {
    pattern:
      /事務局$|^(?:情報|デジタル|ＤＸ|DX|ICT)[^、]{0,8}(?:主管|担当|所管)(?:課|室|係|部門)(?:長)?$|^(?:情報|デジタル|DX|ICT|電算)[^、のをはが]{0,8}(?:課|推進室|政策室)$/u,
    role: 'secretariat',
  },
  { pattern: /ネットワーク(?:統括)?(?:管理|責任)(?:責任)?者等?$/u, role: 'supervising_security_officer' },
  {
    pattern: /(?:課|所属|校|園|室|グループ)(?:等)?(?:情報)?セキュリティ(?:管理|責任)(?:責任)?者等?$/u,
    role: 'security_manager',
  },
  {
    pattern: /セキュリティ(?:責任者|担当部長)等?$|^各?(?:部|局|部局|部等)(?:等)?の?長$|^各(?:部|局|部局)等?$/u,
    role: 'security_officer',
  },
  {
    pattern:
      /セキュリティ管理者等?$|^各?(?:課|室|課室|課等|所属|施設|学校)(?:等)?の?長$|^各?(?:課|室|課室|所属)等?$|^(?:所属長|主管課長?)$|^(?:校|園|館|所|局次)長$|(?:情報|セキュリティ|デジタル|DX)(?:化|セキュリティ)?(?:推進|担当)(?:員|者|リーダー|責任者)$|(?:個人情報|情報資産|文書|保護)(?:保護|管理)(?:管理|責任)?者$/u,
    role: 'security_manager',
  },
  {
    pattern: /システム(?:管理|運用|操作|保守)?(?:担当者|担当職員|操作者|オペレータ[ー]?)等?$/u,
    role: 'system_operator',
  },
  {
    pattern:
      /(?:システム|情報|サーバ|サーバー|データ|機器|端末)(?:等)?(?:運用|統括|主管)?管理(?:責任)?者等?$|システム(?:責任者|オーナー)$|システム(?:等)?を?(?:所管|主管|利用)(?:する)?(?:課|所属|部署)(?:の?長)?$/u,
    role: 'system_manager',
  },
  { pattern: /(?:職員|教員|議員|社員|従業員|従業者|利用者|ユーザー?)等?$|従事する者$|^何人$/u, role: 'staff' },
];
