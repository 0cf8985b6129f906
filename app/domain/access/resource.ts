import type { Office } from '#app/domain/organization/office.ts';
import type { RouteStep, SheetOffice } from '#app/domain/campaign/route.ts';
import type { CampaignKind } from '#app/domain/campaign/campaign.ts';
import type { CampaignState } from '#app/domain/campaign/state.ts';
import type { SheetState } from '#app/domain/response/sheet.ts';
import type { UnitType } from '#app/domain/shared/unit-type.ts';

/** 点検対象（権限判定用）. Where a target stands in the organization. */
export interface TargetResource {
  readonly targetId: string;
  readonly type: UnitType;
  /** The bureau that confirms and is counted. */
  readonly bureauId: string | null;
  /** The other one of two bureaus above it, whose head sees it too: the 局 above that one, or the 部 below it. */
  readonly otherBureauId: string | null;
}

/** 点検票（権限判定用）. What the door needs to know of a sheet. */
export interface SheetResource {
  readonly campaignState: CampaignState;
  readonly target: TargetResource;
  readonly office: SheetOffice;
  /** The office whose holder of the day answers, as pinned on the sheet. */
  readonly answeredBy: Office;
  /** The office whose holder of the day may enter besides, as pinned on the sheet; null for none. */
  readonly enteredBy: Office | null;
  readonly state: SheetState;
  readonly stepsPassed: number;
  readonly route: readonly RouteStep[];
}

/**
 * 回答者の分かる点検票（権限判定用）. A sheet with everybody who ever answered it. Confirming and accepting can be asked
 * of nothing less, so that no caller forgets who answered.
 */
export interface AnsweredSheetResource extends SheetResource {
  /** Everybody who ever entered an answer or a gate of it, replaced and 代行入力 included, or handed it in. */
  readonly answererIds: readonly string[];
  /** Everybody who holds the 事務局 today. */
  readonly acceptorIds: readonly string[];
}

/** 資料の受入れ（権限判定用）. Which offices answer sheets or enter for those who do, of whatever sheet. */
export interface FileStoreResource {
  readonly answeringOffices: readonly Office[];
}

/** 自己点検（権限判定用）. */
export interface CampaignResource {
  readonly kind: CampaignKind;
  readonly state: CampaignState;
  readonly disclosure: CommitteeDisclosure;
}

/** 委員への開示. What CISO and committee see behind the numbers; both off unless the body decides so. */
export interface CommitteeDisclosure {
  readonly systemDetail: boolean;
  readonly evidence: boolean;
}

/** 引継ぎ（権限判定用）. A unit with the systems that it owns; the 事務局 where `unitId` is null. */
export interface HandoverResource {
  readonly unitId: string | null;
  readonly bureauId: string | null;
  readonly otherBureauId: string | null;
  readonly systemIds: readonly string[];
}

/** 照会の宛先（権限判定用）. The unit that an inquiry asks of the entries that it owns, and whether it still may answer. */
export interface InquiryResource {
  readonly unitId: string;
  readonly answerable: boolean;
}

/** 取り込んだ改善策（権限判定用）. The units of today whose it is; none where nobody followed them. */
export interface PastMeasureResource {
  readonly unitIds: readonly string[];
}

/** What each act is done to; `null` for acts on the body as a whole. */
export interface ResourceOf {
  'sheet.view': SheetResource;
  'sheet.answer': SheetResource;
  'sheet.submit': SheetResource;
  'sheet.withdraw': SheetResource;
  'sheet.confirm': AnsweredSheetResource;
  'sheet.return': SheetResource;
  'sheet.accept': AnsweredSheetResource;
  'sheet.proxy': SheetResource;
  'common_answer.view': null;
  'common_answer.give': CampaignResource;
  'file.store': FileStoreResource;
  'board.view': CampaignResource;
  'submission_rate.view': CampaignResource;
  'report.view': CampaignResource;
  'items.view': CampaignResource;
  'improvement.view': CampaignResource;
  'improvement.edit': CampaignResource;
  'campaign.view': null;
  'campaign.create': null;
  'campaign.open': null;
  'campaign.extend': null;
  'campaign.close': null;
  'closing.supersede': null;
  'campaign.report': null;
  'setting.change': null;
  'organization.edit': null;
  'people.view': null;
  'ledger.edit': null;
  'contract.view': null;
  'inquiry.view': InquiryResource;
  'inquiry.answer': InquiryResource;
  'inquiry.answer_for': InquiryResource;
  'policy.view': null;
  'policy.manage': null;
  'exception.permit': null;
  'account.manage': null;
  'account.rename': null;
  'account.rename_administrator': null;
  'handover.view': HandoverResource;
  'handover.acknowledge': HandoverResource;
  'past.import': null;
  'past_measures.view': null;
  'past_measure.follow': PastMeasureResource;
  'past_measure.decide': PastMeasureResource;
  'log.verify': null;
}

/** 操作. Everything that the one door decides about. */
export type PermittedAct = keyof ResourceOf;

/** Acts that save something in a campaign that runs. */
export type SavingAct =
  | 'sheet.answer'
  | 'sheet.submit'
  | 'sheet.withdraw'
  | 'sheet.confirm'
  | 'sheet.return'
  | 'sheet.accept'
  | 'sheet.proxy'
  | 'common_answer.give';

/** Acts that judge what others did: what they are done to tells who that was. */
export type JudgingAct = {
  [A in PermittedAct]: ResourceOf[A] extends AnsweredSheetResource ? A : never;
}[PermittedAct];
