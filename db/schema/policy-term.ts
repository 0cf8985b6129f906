import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { sql } from 'drizzle-orm';
import { VERSION_SUMMARY_MAX_LENGTH } from '#app/domain/policy/policy-term.ts';
import { isDay, isFilled } from '#db/schema/columns.ts';
import { person } from '#db/schema/organization.ts';
import { policyVersion } from '#db/schema/policy.ts';

/**
 * 版の公開. Who took a version of a policy in, against which version before, and what was said of the change. Versions of
 * earlier releases have none.
 */
export const policyPublication = sqliteTable(
  'policy_publication',
  {
    policyVersionId: text('policy_version_id')
      .primaryKey()
      .references(() => policyVersion.id),
    /** The newest version of the policy at that moment; null for its first. */
    beforeId: text('before_id').references(() => policyVersion.id),
    revisionSummary: text('summary'),
    /** Null where the set-up of a body did it. */
    publishedBy: text('published_by').references(() => person.id),
    publishedAt: text('published_at').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    isFilled('policy_publication_summary', table.revisionSummary),
    check(
      'policy_publication_summary_length',
      sql`${table.revisionSummary} is null or length(${table.revisionSummary}) <= ${sql.raw(String(VERSION_SUMMARY_MAX_LENGTH))}`,
    ),
    check('policy_publication_before', sql`${table.beforeId} is not ${table.policyVersionId}`),
  ],
);

/**
 * 版の有効期間. Every revision of the days of which a version is the policy of the body: from its 施行日 to a 廃止日, where it has
 * one. The last revision holds; one that ends on the day before it begins was withdrawn and never in force.
 */
export const policyTerm = sqliteTable(
  'policy_term',
  {
    policyVersionId: text('policy_version_id')
      .notNull()
      .references(() => policyVersion.id),
    rev: integer('rev').notNull(),
    /** Null while nobody has said it. */
    validFrom: text('valid_from'),
    /** The last day; null while another act or version ends it. */
    validTo: text('valid_to'),
    /** Why it was changed; the first revision of a version needs no reason. */
    because: text('because'),
    writtenBy: text('written_by').references(() => person.id),
    writtenAt: text('written_at').notNull(),
    /** Number of the act's entry in the activity log. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.policyVersionId, table.rev] }),
    isDay('policy_term_valid_from', table.validFrom),
    isDay('policy_term_valid_to', table.validTo),
    isFilled('policy_term_because', table.because),
    check(
      'policy_term_order',
      sql`${table.validFrom} is null or ${table.validTo} is null or ${table.validTo} >= date(${table.validFrom}, '-1 day')`,
    ),
    check('policy_term_reason', sql`${table.because} is not null or (${table.rev} = 1 and ${table.validTo} is null)`),
    check('policy_term_rev', sql`${table.rev} >= 1`),
  ],
);
