import { peoplePath } from '#app/components/organization/people-address.ts';
import { postWords } from '#app/components/organization/post-words.ts';
import { useOfficeNames } from '#app/components/organization/office-names.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { StatusBadge } from '#app/components/ui/status-badge.tsx';
import { TextLink } from '#app/components/ui/text-link.tsx';
import { PERSON_KIND_LABELS } from '#app/domain/organization/labels.ts';
import { japaneseDateTime } from '#app/lib/japanese-date.ts';
import type { PeopleSearch } from '#app/services/organization/people.address.server.ts';
import type { PersonLine } from '#app/services/organization/people.loader.server.ts';

function Login({ line }: { readonly line: PersonLine }) {
  if (line.login === null) return <span className="text-solid-gray-700">なし</span>;
  return (
    <>
      {line.login}
      {line.accountActive ? null : (
        <>
          {' '}
          <StatusBadge tone="warning" symbol="warning">
            停止中
          </StatusBadge>
        </>
      )}
    </>
  );
}

function Offices({ line }: { readonly line: PersonLine }) {
  const names = useOfficeNames();
  if (line.offices.length === 0) return <span className="text-solid-gray-700">なし</span>;
  const words = [...new Set(line.offices.map((office) => postWords(office, names)))];
  return (
    <ul>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

export function PeopleTable({ lines, query }: { readonly lines: readonly PersonLine[]; readonly query: PeopleSearch }) {
  const byKana = query.sort === 'kana';
  return (
    <DataTable
      caption="職員の一覧"
      captionHidden
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: '氏名',
          rowHeader: true,
          sort: { to: peoplePath(query, { sort: 'kana' }), direction: byKana ? 'ascending' : 'none' },
          cell: (line) => (
            <>
              <TextLink to={`/organization/people/${line.id}`}>{line.name}</TextLink>
              {line.kana === '' ? null : (
                <span className="block text-dns-14N-130 font-400 text-solid-gray-700">{line.kana}</span>
              )}
              {line.active ? null : <StatusBadge tone="neutral">転出・退職</StatusBadge>}
            </>
          ),
        },
        { key: 'code', header: '職員番号', cell: ({ code }) => code ?? '－' },
        { key: 'kind', header: '区分', cell: ({ kind }) => PERSON_KIND_LABELS[kind] },
        {
          key: 'offices',
          header: '今日の役職',
          width: 'wide',
          sort: { to: peoplePath(query, { sort: '' }), direction: byKana ? 'none' : 'ascending' },
          cell: (line) => <Offices line={line} />,
        },
        { key: 'login', header: '利用者ID', cell: (line) => <Login line={line} /> },
        {
          key: 'signIn',
          header: '最後のサインイン',
          cell: ({ lastSignInAt }) => (lastSignInAt === null ? '－' : japaneseDateTime(lastSignInAt)),
        },
      ]}
    />
  );
}
