import type { RegisterHit, RegisterQuery, RegisterTable } from '../../contracts/picture-store';
import type { SqliteDatabase } from '../sqlite';
import { hitOf } from './register-table';
import { columnName, tableName, textTableName } from './schema';

/** Rows in the order asked for, by keyset: a page costs the same wherever it stands. */
export function queryRegister(db: SqliteDatabase, of: RegisterTable, query: RegisterQuery): readonly RegisterHit[] {
  const table = tableName(of.name, of.definition);
  const order =
    query.order !== undefined && Object.hasOwn(of.columns, query.order) ? columnName(query.order) : 'position';
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  for (const [column, wanted] of Object.entries(query.filter)) {
    if (!Object.hasOwn(of.columns, column)) continue;
    const list = (Array.isArray(wanted) ? wanted : [wanted]) as readonly (string | number)[];
    conditions.push(`${columnName(column)} IN (${list.map(() => '?').join(',')})`);
    values.push(...list);
  }
  if (query.text) {
    conditions.push(`id IN (SELECT rowid FROM ${textTableName(table)} WHERE ${textTableName(table)} MATCH ?)`);
    values.push(matchOf(query.text));
  }
  if (query.within) {
    conditions.push(withinCountries(query.within.countries.length));
    values.push(...query.within.countries, query.within.userId);
  }
  const [sign, direction] = query.backwards ? ['>', 'ASC'] : ['<', 'DESC'];
  if (query.after) {
    conditions.push(`(${order}, id) ${sign} (?, ?)`);
    values.push(query.after.value, query.after.id);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const sql = `SELECT *, ${order} AS value FROM ${table} ${where} ORDER BY ${order} ${direction}, id ${direction} LIMIT ?`;
  return db
    .prepare<unknown[], Parameters<typeof hitOf>[0]>(sql)
    .all(...values, query.limit)
    .map(hitOf);
}

/** Every word as a literal with its beginning enough; operators of the query language have no meaning here. */
function matchOf({ words, members }: NonNullable<RegisterQuery['text']>): string {
  const terms = words
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word.length > 0)
    .slice(0, 20)
    .map((word) => `"${word.replaceAll('"', '""')}"*`);
  return `{${members.map(columnName).join(' ')}} : (${terms.join(' AND ')})`;
}

/** Rows of these countries, of none, and the reader's own. */
const withinCountries = (countries: number) => `(
  json_array_length(scope, '$.countries') = 0
  OR EXISTS(SELECT 1 FROM json_each(scope, '$.countries') WHERE value IN (${Array(countries).fill('?').join(',')}))
  OR json_extract(scope, '$.owner') = ?)`;
