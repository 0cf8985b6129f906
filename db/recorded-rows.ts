/**
 * 行が記録される表. A table whose rows change, or name no act: what of it is recorded, in which groups, and to which
 * campaign or closing a group belongs, with which it may lawfully go.
 */
export interface RecordedTable<Name extends string = string> {
  readonly table: Name;
  /** What is hashed, in the order of the alphabet. */
  readonly columns: readonly string[];
  /** The table's own key; by it the rows of a group are ordered. */
  readonly key: readonly string[];
  /** The column that rows of one group have in common. */
  readonly group: string;
  /** SQL of what a row, named by its alias, belongs to; null for what belongs to the body. */
  readonly belongsTo: ((row: string) => string) | null;
}

const byId = { key: ['id'], group: 'id' };

function ofBody<const Name extends string>(
  table: Name,
  columns: readonly string[],
  { key, group }: { readonly key: readonly string[]; readonly group: string } = byId,
): RecordedTable<Name> {
  return { table, columns: [...columns].sort(), key, group, belongsTo: null };
}

function ofCampaign<const Name extends string>(
  table: Name,
  columns: readonly string[],
  { key, group }: { readonly key: readonly string[]; readonly group: string } = byId,
): RecordedTable<Name> {
  return { ...ofBody(table, columns, { key, group }), belongsTo: (row) => `${row}.campaign_id` };
}

const wholeCampaign = (key: readonly string[]) => ({ key, group: 'campaign_id' });

/**
 * What entries of form 3 record. Never changed, because records of that form are there for ever: a new table or
 * column comes with a form of its own, and no migration recodes what is named here.
 */
const FORM_3 = [
  ofBody('body', ['id', 'name', 'demo', 'committee_sees_systems', 'committee_sees_evidence', 'created_at']),
  ofBody('body_setting', ['key', 'content'], { key: ['key'], group: 'key' }),
  ofBody('person', ['id', 'code', 'name', 'kana', 'kind', 'active']),
  ofBody('account', ['id', 'person_id', 'login', 'active', 'created_at']),
  ofBody('credential', ['id', 'account_id', 'kind', 'secret', 'created_at', 'replaced_at', 'must_change']),
  ofBody('appointment', ['id', 'person_id', 'role', 'unit_id', 'system_id', 'from_date', 'until_date']),
  ofBody('delegation', ['id', 'appointment_id', 'person_id', 'from_date', 'until_date']),
  ofBody('delegation_chapter', ['delegation_id', 'policy_id', 'document', 'chapter'], {
    key: ['delegation_id', 'policy_id', 'document', 'chapter'],
    group: 'delegation_id',
  }),
  ofBody('unit', ['id']),
  ofBody(
    'unit_version',
    ['unit_id', 'from_date', 'until_date', 'code', 'name', 'type', 'parent_id', 'order', 'policy_id'],
    {
      key: ['unit_id', 'from_date'],
      group: 'unit_id',
    },
  ),
  ofBody('unit_lineage', ['id', 'from_unit_id', 'to_unit_id', 'kind', 'on_date', 'note']),
  ofBody('network_zone', ['id', 'kind', 'name', 'order']),
  ofBody('information_system', ['id', 'code', 'name', 'owner_unit_id', 'zone_id', 'attributes', 'retired_on']),
  ofBody('policy_version', ['id', 'policy_id', 'name', 'citation', 'source', 'source_sha256', 'imported_at']),
  ofBody(
    'policy_clause',
    ['policy_version_id', 'document', 'id', 'order', 'parent', 'title', 'text', 'kind', 'detail'],
    { key: ['policy_version_id', 'document', 'id'], group: 'policy_version_id' },
  ),
  ofBody('questionnaire', ['id', 'policy_version_id', 'version', 'content', 'hash', 'published_at']),
  ofBody('permitted_exception', [
    'id',
    'policy_id',
    'document',
    'clause_id',
    'target_id',
    'reason',
    'permitted_by',
    'from_date',
    'until_date',
    'decision_id',
  ]),
  ofBody('evidence', [
    'id',
    'unit_id',
    'system_id',
    'document_name',
    'document_number',
    'location',
    'confidentiality',
    'confirmed_by',
    'confirmed_on',
    'file_sha256',
  ]),
  ofBody('task', [
    'id',
    'kind',
    'subject',
    'office',
    'unit_id',
    'system_id',
    'person_id',
    'due_on',
    'opened_sequence',
    'done_sequence',
  ]),
  {
    ...ofBody('campaign', [
      'id',
      'fiscal_year',
      'kind',
      'name',
      'period_from',
      'period_to',
      'due_on',
      'created_at',
      'opened_at',
      'closing_id',
      'reported_at',
      'adopted_at',
      'open_decision_id',
      'report_decision_id',
      'adopt_decision_id',
    ]),
    belongsTo: (row: string) => `${row}.id`,
  },
  ofCampaign(
    'campaign_questionnaire',
    ['id', 'campaign_id', 'questionnaire_id', 'policy_id', 'hash', 'order'],
    wholeCampaign(['id']),
  ),
  ofCampaign(
    'campaign_unit',
    ['campaign_questionnaire_id', 'campaign_id', 'unit_id', 'whole_body'],
    wholeCampaign(['campaign_questionnaire_id', 'unit_id']),
  ),
  ofCampaign(
    'campaign_left_out',
    ['campaign_questionnaire_id', 'campaign_id', 'question_id'],
    wholeCampaign(['campaign_questionnaire_id', 'question_id']),
  ),
  ofCampaign('campaign_setting', ['campaign_id', 'key', 'content'], wholeCampaign(['campaign_id', 'key'])),
  ofCampaign(
    'campaign_target',
    [
      'campaign_id',
      'target_id',
      'type',
      'code',
      'name',
      'bureau_id',
      'bureau_name',
      'owner_unit_id',
      'owner_unit_name',
      'attributes',
      'zone_name',
      'order',
    ],
    wholeCampaign(['campaign_id', 'target_id']),
  ),
  ofCampaign(
    'campaign_object',
    ['id', 'campaign_id', 'target_id', 'kind', 'code', 'name', 'order'],
    wholeCampaign(['id']),
  ),
  ofCampaign(
    'campaign_clause',
    [
      'id',
      'campaign_id',
      'campaign_questionnaire_id',
      'document',
      'clause_id',
      'order',
      'parent',
      'title',
      'text',
      'kind',
    ],
    wholeCampaign(['id']),
  ),
  ofCampaign(
    'campaign_question',
    ['id', 'campaign_id', 'campaign_questionnaire_id', 'question_id', 'order', 'document', 'chapter', 'content'],
    wholeCampaign(['id']),
  ),
  ofCampaign(
    'campaign_gate',
    ['campaign_id', 'gate_id', 'order', 'content'],
    wholeCampaign(['campaign_id', 'gate_id']),
  ),
  ofCampaign('sheet', [
    'id',
    'campaign_id',
    'campaign_questionnaire_id',
    'target_id',
    'office',
    'answered_by_office',
    'entered_by_office',
    'state',
    'steps_passed',
    'route',
    'due_on',
    'submitted_at',
    'submitted_by',
    'submitted_late',
    'self_confirmed',
    'order',
  ]),
  ofCampaign(
    'item',
    [
      'id',
      'campaign_id',
      'campaign_questionnaire_id',
      'target_id',
      'sheet_id',
      'campaign_question_id',
      'object_id',
      'order',
    ],
    { key: ['id'], group: 'sheet_id' },
  ),
  ofCampaign('common_answer', ['id', 'campaign_id', 'campaign_question_id', 'unit_id']),
  ofCampaign('improvement', ['id', 'campaign_id', 'sheet_id']),
  ofCampaign('closing', ['id', 'campaign_id', 'superseded_at', 'superseded_because', 'supersede_decision_id']),
  {
    ...ofBody('improvement_action', ['id', 'closing_id', 'level', 'number', 'content', 'rev']),
    belongsTo: (row: string) => `${row}.closing_id`,
  },
  {
    ...ofBody('improvement_action_item', ['action_id', 'item_id'], {
      key: ['action_id', 'item_id'],
      group: 'action_id',
    }),
    belongsTo: (row: string) => `(SELECT closing_id FROM improvement_action WHERE id = ${row}.action_id)`,
  },
] as const;

/** What form 4 records more of tables that form 3 knew. */
const GAINED_IN_4: Readonly<Partial<Record<(typeof FORM_3)[number]['table'], readonly string[]>>> = {
  appointment: ['kind'],
  campaign_target: ['other_bureau_id'],
  information_system: ['confidentiality', 'integrity', 'availability', 'contractor', 'contract_ends_on', 'note'],
};

/**
 * What entries of form 4 record, never changed either: the registers of contracts, their inquiry and what a body
 * brought along besides.
 */
const FORM_4 = [
  ...FORM_3.map((one) => ({ ...one, columns: [...one.columns, ...(GAINED_IN_4[one.table] ?? [])].sort() })),
  ofBody('contract', [
    'id',
    'kind',
    'code',
    'name',
    'contractor',
    'owner_unit_id',
    'handed_over',
    'personal_information',
    'subcontracting',
    'starts_on',
    'ends_on',
    'approved_on',
    'approved_by',
    'approval_document',
    'note',
    'retired_on',
  ]),
  ofBody('contract_system', ['contract_id', 'system_id'], {
    key: ['contract_id', 'system_id'],
    group: 'contract_id',
  }),
  ofBody('inquiry', ['id', 'due_on', 'opened_sequence', 'closed_sequence']),
  ofBody('inquiry_entry', [
    'id',
    'inquiry_id',
    'unit_id',
    'system_id',
    'contract_id',
    'answer',
    'remark',
    'answered_sequence',
    'settled_sequence',
  ]),
  ofBody('past_import', ['id', 'kind', 'fiscal_year', 'imported_at', 'imported_by']),
  ofBody('past_measure', ['id', 'import_id', 'number', 'unit_id', 'content', 'progress', 'rev']),
  ofBody('past_measure_step', ['measure_id', 'rev', 'progress', 'note', 'written_by', 'written_at'], {
    key: ['measure_id', 'rev'],
    group: 'measure_id',
  }),
  ofBody(
    'past_result',
    [
      ...['id', 'import_id', 'number', 'unit_id', 'system_id', 'policy_id', 'document', 'clause_id'],
      ...['question_text', 'value', 'comment'],
    ],
    { key: ['id'], group: 'import_id' },
  ),
] as const;

/** What form 5 records more of tables that form 4 knew. */
const GAINED_IN_5: Readonly<Partial<Record<(typeof FORM_4)[number]['table'], readonly string[]>>> = {
  inquiry_entry: ['hearing_id'],
};

/** What entries of form 5 record, never changed either: what a unit is answered for, and what no register names. */
export const RECORDED_TABLES = [
  ...FORM_4.map((one) => ({ ...one, columns: [...one.columns, ...(GAINED_IN_5[one.table] ?? [])].sort() })),
  ofBody('inquiry_hearing', ['id', 'inquiry_id', 'unit_id', 'heard_from', 'heard_on', 'means', 'entered_sequence']),
  ofBody('inquiry_unlisted', [
    'id',
    'inquiry_id',
    'unit_id',
    'owns_nothing',
    'answer',
    'words',
    'hearing_id',
    'answered_sequence',
    'outcome',
    'because',
    'settled_sequence',
  ]),
] as const;

export type RecordedName = (typeof RECORDED_TABLES)[number]['table'];

/** What the entries of each form record: rows are held against the tables of the form in which they were recorded. */
export const ROW_FORMS: ReadonlyMap<number, readonly RecordedTable<RecordedName>[]> = new Map<
  number,
  readonly RecordedTable<RecordedName>[]
>([
  [3, FORM_3],
  [4, FORM_4],
  [5, RECORDED_TABLES],
]);

/**
 * 行の組. Names the group of a row, in SQL: by what it belongs to and, behind a slash, by its group where that is not
 * the same. So the name alone tells with which campaign or closing a group may have gone.
 */
export function groupName({ group, belongsTo }: RecordedTable, row: string): string {
  const own = `CAST(${row}."${group}" AS TEXT)`;
  if (belongsTo === null) return own;
  const owner = belongsTo(row);
  return owner === `${row}.${group}` ? own : `coalesce(${owner}, '') || '/' || ${own}`;
}

/** What a group belongs to, and its own part, by its name. */
export function partsOfGroup(
  { belongsTo }: RecordedTable,
  name: string,
): { readonly owner: string | null; readonly own: string } {
  if (belongsTo === null) return { owner: null, own: name };
  const slash = name.indexOf('/');
  return slash < 0 ? { owner: name, own: name } : { owner: name.slice(0, slash), own: name.slice(slash + 1) };
}
