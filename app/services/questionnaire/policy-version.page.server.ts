import type { Actor } from '#app/domain/access/actor.ts';
import type { Denial } from '#app/domain/access/can.ts';
import { can } from '#app/domain/access/can.ts';
import { lastDay, stateOn } from '#app/domain/policy/policy-term.ts';
import type { VersionState } from '#app/domain/policy/policy-term.ts';
import { tokyoDate } from '#app/domain/shared/calendar-date.ts';
import type { CalendarDate } from '#app/domain/shared/calendar-date.ts';
import { ok, refuse } from '#app/domain/shared/result.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { doneToDraftOf } from '#app/services/policy/carried-steps.loader.server.ts';
import type { DoneToDraft } from '#app/services/policy/carried-steps.loader.server.ts';
import { versionsOfPolicy } from '#app/services/policy/policy-term.loader.server.ts';
import type { TermedVersion } from '#app/services/policy/policy-term.loader.server.ts';
import {
  changeBetween,
  changeCounts,
  contentOfVersion,
} from '#app/services/questionnaire/version-change.loader.server.ts';
import type {
  ChangeCounts,
  VersionChange,
  VersionContent,
} from '#app/services/questionnaire/version-change.loader.server.ts';
import { authorize } from '#app/services/shared/authorize.server.ts';
import type { ServiceContext } from '#app/services/shared/context.server.ts';
import type { Connection } from '#db/client.server.ts';
import { findPolicyVersion } from '#db/queries/policy.server.ts';
import { importersInLog, publicationsOf, termsOf } from '#db/queries/policy-term.server.ts';

/** 版の一行. One version of a policy among all of it. */
export interface VersionLine {
  readonly policyVersionId: string;
  /** 1, 2, 3 … in the order in which they were published. */
  readonly versionNumber: number;
  readonly citation: string;
  readonly validFrom: CalendarDate | null;
  /** The last day, of whatever ends it. */
  readonly lastOn: CalendarDate | null;
  readonly versionState: VersionState;
  readonly importedAt: string;
  /** Null where the set-up did it. */
  readonly publishedBy: string | null;
  readonly revisionSummary: string | null;
  /** Against the version before; null for the first. */
  readonly changeCounts: ChangeCounts | null;
  readonly sourceSha256: string;
}

/** 有効期間の記録. */
export interface TermLine {
  readonly rev: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly because: string | null;
  readonly writtenBy: string | null;
  readonly writtenAt: string;
}

/** 対策基準の版の画面. */
export interface PolicyVersionPage {
  readonly policyName: string;
  readonly shownVersion: VersionLine;
  /** The newest first. */
  readonly versionLines: readonly VersionLine[];
  readonly versionChange: VersionChange | null;
  /** What was corrected before it was published; null where it was published straight from its text. */
  readonly doneToDraft: DoneToDraft | null;
  readonly termLines: readonly TermLine[];
  /** For the acts: the revision that was seen, and what may be done. */
  readonly seenRev: number;
  readonly mayChange: boolean;
  /** An act ended or withdrew it. */
  readonly isEnded: boolean;
  readonly today: CalendarDate;
}

export function policyVersionPage(
  { db, clock }: ServiceContext,
  actor: Actor,
  policyVersionId: string,
): Result<PolicyVersionPage, Denial> {
  const permission = authorize(actor, 'policy.view', null);
  if (!permission.ok) return permission;
  const found = findPolicyVersion(db, policyVersionId);
  if (found === undefined) return refuse('not_permitted');
  const today = tokyoDate(clock());
  const versions = versionsOfPolicy(db, found.policyId);
  const befores = versionsBefore(db, found.policyId, versions);
  const compared = [...befores].flatMap(([id, before]) => (before === null ? [] : [id, before]));
  const contents = new Map([...new Set(compared)].map((id) => [id, contentOfVersion(db, id)]));
  const lines = linesOf(db, { policyId: found.policyId, versions, contents, befores, today });
  const own = versions.find((one) => one.policyVersionId === policyVersionId);
  const shown = lines.find((one) => one.policyVersionId === policyVersionId);
  if (own === undefined || shown === undefined) throw new Error(policyVersionId);
  const [before, after] = [contents.get(befores.get(policyVersionId) ?? ''), contents.get(policyVersionId)];
  return ok({
    policyName: found.name,
    shownVersion: shown,
    versionLines: lines,
    versionChange: before === undefined || after === undefined ? null : changeBetween(before, after),
    doneToDraft: doneToDraftOf(db, policyVersionId),
    termLines: termsOf(db, policyVersionId),
    seenRev: own.rev,
    mayChange: can(actor, 'policy.manage', null).ok,
    isEnded: own.to !== null,
    today,
  });
}

/** Which version each was compared with: the one that its publication names, else the one that was taken in before. */
function versionsBefore(
  db: Connection,
  policyId: string,
  versions: readonly TermedVersion[],
): ReadonlyMap<string, string | null> {
  const named = new Map(publicationsOf(db, policyId).map((one) => [one.policyVersionId, one.beforeId]));
  return new Map(
    versions.map(({ policyVersionId }, index) => {
      const known = named.get(policyVersionId);
      return [policyVersionId, known === undefined ? (versions[index + 1]?.policyVersionId ?? null) : known];
    }),
  );
}

interface Compared {
  readonly policyId: string;
  readonly versions: readonly TermedVersion[];
  readonly contents: ReadonlyMap<string, VersionContent>;
  readonly befores: ReadonlyMap<string, string | null>;
  readonly today: CalendarDate;
}

function linesOf(db: Connection, { policyId, versions, contents, befores, today }: Compared): readonly VersionLine[] {
  const publications = new Map(publicationsOf(db, policyId).map((one) => [one.policyVersionId, one]));
  const inLog = new Map(
    versions.every(({ policyVersionId }) => publications.has(policyVersionId))
      ? []
      : importersInLog(db).map((one) => [one.policyVersionId, one.publishedBy]),
  );
  return versions.map((version, index): VersionLine => {
    const { policyVersionId, citation, importedAt, sourceSha256, from } = version;
    const publication = publications.get(policyVersionId);
    const [before, after] = [contents.get(befores.get(policyVersionId) ?? ''), contents.get(policyVersionId)];
    return {
      ...{ policyVersionId, citation, importedAt, sourceSha256, validFrom: from },
      versionNumber: versions.length - index,
      lastOn: lastDay(version, versions),
      versionState: stateOn(version, versions, today),
      publishedBy: publication?.publishedBy ?? inLog.get(policyVersionId) ?? null,
      revisionSummary: publication?.revisionSummary ?? null,
      changeCounts: before === undefined || after === undefined ? null : changeCounts(before, after),
    };
  });
}
