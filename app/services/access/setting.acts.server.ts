import type { Actor } from '#app/domain/access/actor.ts';
import { changedItems, completed, DEFAULT_DECISIONS, partOf, settingItems } from '#app/domain/access/body-decision.ts';
import type { ChosenSetting, SettingChange, SettingPart } from '#app/domain/access/body-decision.ts';
import { settingFault } from '#app/domain/access/setting-check.ts';
import type { SettingRefusal } from '#app/domain/access/setting-check.ts';
import { switchedOff } from '#app/domain/organization/module.ts';
import { ruleOf } from '#app/domain/score/rule.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import { storedContact, storedSessionTerms } from '#app/services/access/access-setting.loader.server.ts';
import { bodyDecisions, livingOf, sealOfPart } from '#app/services/access/body-decision.loader.server.ts';
import { storedSetting } from '#app/services/campaign/setting.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import { transact } from '#app/services/shared/transact.server.ts';
import type { Connection } from '#db/client.server.ts';
import { updateDisclosure } from '#db/queries/organization.server.ts';
import { putBodySetting, removeBodySetting } from '#db/queries/setting.server.ts';

/** 設定の変更. Stores one part as chosen, or takes it back to the default; `seal` is what was seen of it. */
export function changeSetting(
  context: ServiceContext,
  actor: Actor,
  choice: ChosenSetting | { readonly part: SettingPart; readonly value: null },
  seal: string,
): { readonly ok: true; readonly value: null } | SettingRefusal {
  return transact(context, actor.personId, 'setting.change', ({ tx, at }) => {
    const permission = authorize(actor, 'setting.change', null);
    if (!permission.ok) return permission;
    const { part } = choice;
    const decided = bodyDecisions(tx);
    if (sealOfPart(decided, part) !== seal) return refuse('changed_meanwhile');
    const change = choice.value === null ? partOf(DEFAULT_DECISIONS, part) : completed(choice, decided);
    const changed = changedItems(settingItems(partOf(decided, part)), settingItems(change));
    if (Object.keys(changed.to).length === 0) return refuse('nothing_changed');
    const fault = settingFault(change, decided.modules);
    if (fault !== null) return { ok: false, reason: 'faulty', fault };
    if (change.part === 'modules') {
      const living = livingOf(tx, tokyoDate(at));
      const [module] = switchedOff(decided.modules, change.value).filter(
        (one) => living[one].things.length + living[one].holders.length > 0,
      );
      if (module !== undefined) return { ok: false, reason: 'lives', living: { module, ...living[module] } };
    }
    const reset = choice.value === null;
    store(tx, change, reset);
    return {
      ...ok(null),
      subject: `setting:${part}`,
      detail: { reset, from: { ...changed.from }, to: { ...changed.to } },
    };
  });
}

function store(tx: Connection, change: SettingChange, reset: boolean): void {
  if (change.part === 'committee') {
    const { systemDetail, evidence } = change.value;
    updateDisclosure(tx, { committeeSeesSystems: systemDetail, committeeSeesEvidence: evidence });
  }
  const { key, content } = storedPart(change);
  if (reset) removeBodySetting(tx, key);
  else putBodySetting(tx, key, content);
}

function storedPart(change: SettingChange) {
  switch (change.part) {
    case 'modules':
      return storedSetting('modules', change.value);
    case 'office_names':
      return storedSetting('officeNames', change.value);
    case 'answering_rules':
      return storedSetting('answeringRules', change.value);
    case 'bureau_rule':
      return storedSetting('bureauRule', change.value);
    case 'object_rule':
      return storedSetting('objectRule', change.value);
    case 'scoring_rule':
      return storedSetting('scoringRule', ruleOf(change.value));
    case 'document_marking':
      return storedSetting('documentMarking', change.value);
    case 'committee': {
      const { quorum, circulation } = change.value;
      return storedSetting('committeeRules', { quorum, circulation });
    }
    case 'session_terms':
      return storedSessionTerms(change.value);
    case 'secretariat_contact':
      return storedContact(change.value);
  }
}
