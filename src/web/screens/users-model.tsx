import type { JsonObject } from '../../../contracts/encoding';
import type { Column, GridModel } from '../grid/column';
import { roleWords } from '../i18n/role-words';
import { t } from '../i18n/text';
import { nameOf, rolesOf, scopeWords } from './users-row';
import { conflictsOf } from './users-separation';

const text = (row: JsonObject, name: string) => (typeof row[name] === 'string' ? (row[name] as string) : '');
const roleNames = (row: JsonObject) => rolesOf(row).map(({ role }) => role);

function Roles({ row }: { row: JsonObject }) {
  const names = roleNames(row);
  if (names.length === 0) return <span className="muted">{t('users.noRole')}</span>;
  return (
    <>
      {names.map(roleWords).join(', ')}
      {conflictsOf(names).length > 0 && <b> {t('users.conflict')}</b>}
    </>
  );
}

const columns: readonly Column[] = [
  {
    name: 'name',
    label: 'users.column.name',
    width: 210,
    cell: ({ row }) => <b>{nameOf(row)}</b>,
    order: nameOf,
    words: (row) => [nameOf(row), text(row, 'pseudonym')],
  },
  {
    name: 'org',
    label: 'users.column.org',
    width: 110,
    cell: ({ row }) => text(row, 'org'),
    order: (row) => text(row, 'org'),
  },
  {
    name: 'kind',
    label: 'users.column.kind',
    width: 84,
    wideOnly: true,
    cell: ({ row }) => <span className="muted">{t(`users.kind.${text(row, 'kind') || 'person'}`)}</span>,
    order: (row) => text(row, 'kind'),
  },
  {
    name: 'roles',
    label: 'users.column.roles',
    cell: ({ row }) => <Roles row={row} />,
    order: (row) => roleNames(row).join(),
    words: roleNames,
  },
  {
    name: 'countries',
    label: 'users.column.scope',
    width: 168,
    wideOnly: true,
    cell: ({ row }) => scopeWords(row),
    words: (row) => (Array.isArray(row.countries) ? (row.countries as readonly string[]) : ['all']),
  },
  {
    name: 'compartments',
    label: 'users.column.compartments',
    width: 148,
    wideOnly: true,
    cell: ({ row }) => (
      <span className="muted">{((row.compartments ?? []) as readonly string[]).join(', ') || '–'}</span>
    ),
  },
  {
    name: 'clearance',
    label: 'users.column.clearance',
    width: 124,
    wideOnly: true,
    cell: ({ row }) => <span className="muted">{text(row, 'clearance')}</span>,
    order: (row) => text(row, 'clearance'),
  },
  {
    name: 'state',
    label: 'users.column.state',
    width: 94,
    cell: ({ row }) =>
      row.state === 'active' ? (
        <span className="muted">{t('users.state.active')}</span>
      ) : (
        <b>{t(`users.state.${row.state}`)}</b>
      ),
    order: (row) => text(row, 'state'),
  },
];

/** Users by name, with their rights. */
export const usersModel: GridModel = {
  topic: 'users',
  columns,
  sort: [{ column: 'name', descending: false }],
  noun: 'users',
};
