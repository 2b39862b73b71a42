import { plainDecimal } from './decimal';
import type { DraftObject } from './draft';
import { type FieldSchema, kindOf } from './schema';

/** Rows of a pasted spreadsheet, cut at the cap; `more` rows were left out. */
export interface PastedRows {
  readonly rows: readonly DraftObject[];
  readonly more: number;
}

const truths = /^(true|yes|1|x)$/i;

function cellValue(schema: FieldSchema, cell: string): string | number | boolean {
  if (schema.type === 'integer') return /^\d+$/.test(plainDecimal(cell) ?? '') ? Number(plainDecimal(cell)) : cell;
  if (schema.type === 'boolean') return truths.test(cell);
  return (schema.enum?.find((value) => String(value) === cell) as string | undefined) ?? cell;
}

/**
 * Reads tab-separated lines as objects. A first line that names at least one member is a head; otherwise columns follow
 * the members in order, ids left out because they are made.
 * @param room how many objects the list can still take
 */
export function pastedRows(text: string, item: FieldSchema, room: number, blankItem: () => DraftObject): PastedRows {
  const lines = text
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const properties = item.properties ?? {};
  const open = Object.keys(properties).filter((name) => !['id', 'itemId'].includes(kindOf(properties[name] ?? {})));
  const head = (lines[0] ?? '')
    .split('\t')
    .map((cell) => open.find((name) => name.toLowerCase() === cell.trim().toLowerCase()));
  const named = head.some(Boolean);
  const columns = named ? head : open;
  const body = named ? lines.slice(1) : lines;
  const rows = body.slice(0, room).map((line) => {
    const cells = line.split('\t').map((cell) => cell.trim());
    const given = columns.flatMap((name, index) =>
      name && cells[index] ? [[name, cellValue(properties[name] ?? {}, cells[index] ?? '')] as const] : [],
    );
    return { ...blankItem(), ...Object.fromEntries(given) };
  });
  return { rows, more: Math.max(0, body.length - room) };
}
