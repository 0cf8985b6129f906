import { formatClause } from '#app/domain/policy/printed-clause.ts';
import type { BodyDecisions } from '#app/domain/access/body-decision.ts';
import { partOf, settingItems } from '#app/domain/access/body-decision.ts';
import type { SettingPart } from '#app/domain/access/body-decision.ts';
import type { Living } from '#app/domain/access/setting-check.ts';
import type { CommitteeDisclosure } from '#app/domain/access/resource.ts';
import { MODULE_OF_OFFICE } from '#app/domain/organization/module.ts';
import type { Module } from '#app/domain/organization/module.ts';
import { OFFICES } from '#app/domain/organization/office.ts';
import { choicesOf } from '#app/domain/score/rule.ts';
import type { BodySettings } from '#app/domain/score/settings.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { canonicalJson } from '#app/domain/shared/canonical-json.ts';
import { sha256 } from '#app/lib/sha256.server.ts';
import { accessSettings } from '#app/services/access/access-setting.loader.server.ts';
import { decidedSettings } from '#app/services/campaign/setting.loader.server.ts';
import type { Connection } from '#db/client.server.ts';
import { allSystems } from '#db/queries/asset.server.ts';
import { permittedExceptions } from '#db/queries/exception.server.ts';
import { findBody, unitsFrom } from '#db/queries/organization.server.ts';
import { peopleInOffices } from '#db/queries/people.server.ts';

type PinnedDecisions = Omit<BodyDecisions, 'session_terms' | 'secretariat_contact'>;

/** The decisions of a body with these settings, or of a campaign that pinned them. */
export function decisionsIn(settings: BodySettings, disclosure: CommitteeDisclosure): PinnedDecisions {
  const { modules, officeNames, answeringRules, scoringRule, documentMarking, committeeRules } = settings;
  return {
    modules,
    office_names: officeNames,
    answering_rules: answeringRules,
    bureau_rule: settings.bureauRule,
    object_rule: settings.objectRule,
    scoring_rule: choicesOf(scoringRule),
    document_marking: documentMarking,
    committee: { ...disclosure, ...committeeRules },
  };
}

/** What the body has decided by now, of parts that it does not use as well. */
export function bodyDecisions(db: Connection): BodyDecisions {
  const { committeeSeesSystems: systemDetail = false, committeeSeesEvidence: evidence = false } = findBody(db) ?? {};
  const { sessionTerms, secretariatContact } = accessSettings(db);
  return {
    ...decisionsIn(decidedSettings(db), { systemDetail, evidence }),
    session_terms: sessionTerms,
    secretariat_contact: secretariatContact,
  };
}

/** What was seen of a part: another one tells that somebody changed it meanwhile. */
export function sealOfPart(decided: BodyDecisions, part: SettingPart): string {
  return sha256(canonicalJson(settingItems(partOf(decided, part))));
}

/** What lives of each part on the day or later: while anything does the part cannot be switched off. */
export function livingOf(db: Connection, day: CalendarDate): Readonly<Record<Module, Living>> {
  const officesOf = (module: Module) => OFFICES.filter((office) => MODULE_OF_OFFICE[office] === module);
  const units = unitsFrom(db, day);
  const places = new Map([...units, ...allSystems(db)].map(({ id, name }) => [id, name]));
  const of = (module: Module, things: readonly string[]) => ({
    things,
    holders: peopleInOffices(db, officesOf(module), day),
  });
  const excepted = permittedExceptions(db).filter(({ until }) => until >= day);
  return {
    audit: of('audit', []),
    committee: of('committee', []),
    exception: of('exception', [
      ...new Set(
        excepted.map(({ targetId, clauseId }) => `${places.get(targetId) ?? targetId} ${formatClause(clauseId)}`),
      ),
    ]),
    bureau: of(
      'bureau',
      units.filter(({ type }) => type === 'bureau').map(({ name }) => name),
    ),
  };
}
