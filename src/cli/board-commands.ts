import type { JsonObject } from '../../contracts/encoding';
import type { BoardAnswer, PictureDescription, RegisterPage } from '../../contracts/http';
import { type Context, text, texts } from './context';
import { exit, misused } from './exit';
import type { Row } from './output';
import { type SignedIn, signedIn } from './signed-in';

const flat = (value: unknown) =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as string | number | boolean | null);
/** A row of a picture with its key, lists and groups as JSON. */
export const rowOf = (key: string, row: JsonObject): Row => ({
  key,
  ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, flat(value)])),
});

/** Columns that people read first; `--plain` and `--json` give all of them. */
const narrow = 6;
const shownColumns = (rows: readonly Row[], { out, flags }: Context): readonly string[] => {
  const named = text(flags, 'columns')?.split(',');
  const all = Object.keys(rows[0] ?? { key: '' });
  if (named) return named;
  return out.form === 'human' ? all.filter((column) => rows.some((row) => row[column] !== null)).slice(0, narrow) : all;
};

const list = (kind: 'boards' | 'registers') => async (context: Context) => {
  const { call } = await signedIn(context);
  const pictures = await call<readonly PictureDescription[]>(`/contracts/${kind}`);
  const rows = pictures.map(({ name, version, definition, columns, readers }) => ({
    name,
    version,
    definition,
    columns: columns.length,
    readers: readers === 'any' ? 'any' : readers.join(' '),
  }));
  context.out.table(kind, ['name', 'version', 'definition', 'columns', 'readers'], rows);
  return exit.done;
};
export const listBoards = list('boards');
export const listRegisters = list('registers');

const after = ({ flags }: Context) => {
  const position = text(flags, 'after');
  if (position !== undefined && !/^\d{1,15}$/.test(position)) throw misused('--after must be a position');
  return position;
};

/** Rows of a board as the caller may see them, now. */
export async function showBoard(context: Context): Promise<number> {
  const { call } = await signedIn(context);
  const wait = after(context);
  const answer = await call<BoardAnswer>(
    `/boards/${encodeURIComponent(context.positionals[0]!)}${wait ? `?after=${wait}` : ''}`,
  );
  const { rows: found, ...rest } = answer;
  const rows = Object.entries(found).map(([key, row]) => rowOf(key, row));
  if (context.out.form === 'json') context.out.document('board', { ...rest, rows: found }, () => '');
  else {
    context.out.tell(
      `${answer.board} ${answer.realm} at #${answer.position}, ${rows.length} rows, ${answer.stateHash}`,
    );
    context.out.table('board', shownColumns(rows, context), rows);
  }
  return exit.done;
}

function pageQuery(context: Context): string {
  const query = new URLSearchParams();
  const { flags } = context;
  for (const [flag, name] of [
    ['words', 'q'],
    ['at', 'at'],
    ['limit', 'limit'],
    ['after', 'after'],
  ] as const) {
    const value = text(flags, flag);
    if (value !== undefined) query.set(name, value);
  }
  const where = texts(flags, 'where');
  if (where.length > 0) query.set('f', JSON.stringify(Object.fromEntries(where.map(condition))));
  return query.size > 0 ? `?${query}` : '';
}
const condition = (one: string) => {
  const [name, ...value] = one.split('=');
  if (!name || value.length === 0) throw misused(`--where must be column=value, not ${one}`);
  return [name, value.join('=')] as const;
};

/** One page of a register, or with `--all` every page. */
export async function showRegister(context: Context): Promise<number> {
  const { call } = await signedIn(context);
  const name = encodeURIComponent(context.positionals[0]!);
  const query = pageQuery(context);
  const page = await call<RegisterPage>(`/registers/${name}${query}`);
  const found = [...page.rows];
  if (context.flags.all) await restOf(call, `/registers/${name}${query}`, page, found);
  const rows = found.map(({ key, position, row }) => ({ ...rowOf(key, row), position }));
  const { rows: _, next, ...rest } = page;
  if (context.out.form === 'json')
    context.out.document('register', { ...rest, ...(next && { next }), rows: found }, () => '');
  else {
    context.out.tell(
      `${page.register} at #${page.position}, ${found.length} of ${page.count}${page.more ? '+' : ''} rows`,
    );
    context.out.table('register', shownColumns(rows, context), rows);
  }
  return exit.done;
}

async function restOf(
  call: SignedIn['call'],
  path: string,
  first: RegisterPage,
  found: RegisterPage['rows'][number][],
) {
  for (let { next } = first; next !== undefined; ) {
    const page = await call<RegisterPage>(`${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`);
    found.push(...page.rows);
    ({ next } = page);
  }
}
