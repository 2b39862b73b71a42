import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { ImportReject, ImportResult } from '../../contracts/http';
import { pause } from '../platform/pause';
import { type Context, isOn, text } from './context';
import { Ended, exit, misused } from './exit';
import { progressOf } from './progress';
import { type SignedIn, signedIn } from './signed-in';

const lookEveryMs = 300;

function bytesOf(path: string): { readonly stream: ReadableStream<Uint8Array>; readonly size: number } {
  let size: number;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw misused(`${path} is no file`);
    ({ size } = stat);
  } catch (error) {
    if (error instanceof Ended) throw error;
    throw new Ended(exit.notFound, `${path} cannot be read`);
  }
  return { stream: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, size };
}

/** Sends a file and follows its import; rejected rows go to a file, and then the code is 8. */
export async function importFile(context: Context): Promise<number> {
  const { flags, positionals } = context;
  const [format, path] = positionals as [string, string];
  const { stream } = bytesOf(path);
  const { call } = await signedIn(context);
  // A stream is sent once: whether the kept session still holds is asked before.
  await call('/session');
  const query = new URLSearchParams({ format });
  for (const [flag, name] of [
    ['profile', 'profile'],
    ['release', 'release'],
    ['as-of', 'asOf'],
  ] as const) {
    const value = text(flags, flag);
    if (value !== undefined) query.set(name, value);
  }
  const dry = isOn(flags, 'dry-run');
  const answer = await call<ImportResult | { readonly batchId: string }>(`/imports?${query}`, {
    method: 'POST',
    stream,
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(basename(path)),
      ...(dry && { prefer: 'dry-run' }),
    },
  });
  if ('counts' in answer) return concluded(context, answer, answer.rejects ?? [], path);
  return follow(context, call, answer.batchId, path);
}

/** Runs a batch again that did not end. */
export async function retryImport(context: Context): Promise<number> {
  const { call } = await signedIn(context);
  const batch = context.positionals[0]!;
  if (isOn(context.flags, 'dry-run')) {
    const result = await call<ImportResult>(`/imports/${encodeURIComponent(batch)}`);
    context.out.document(
      'import',
      { ...result },
      () => `batch ${batch} is ${result.state}; nothing was sent (dry run)`,
    );
    return exit.done;
  }
  const { batchId } = await call<{ readonly batchId: string }>(`/imports/${encodeURIComponent(batch)}/retry`, {
    method: 'POST',
  });
  return follow(context, call, batchId, batch);
}

async function follow(context: Context, call: SignedIn['call'], batchId: string, path: string): Promise<number> {
  const progress = progressOf(context, 'import');
  for (;;) {
    const result = await call<ImportResult>(`/imports/${batchId}`);
    progress.at(result.rowsDone, result.declaredRows);
    if (result.state !== 'running') {
      progress.end();
      const rejects =
        result.counts.rejected > 0 ? await call<readonly ImportReject[]>(`/imports/${batchId}/rejects`) : [];
      return concluded(context, result, rejects, path);
    }
    await pause(lookEveryMs, context.signal);
    if (context.signal.aborted) {
      context.out.warn(`stopped watching at row ${result.rowsDone}; the server goes on with batch ${batchId}`);
      return context.signal.reason as number;
    }
  }
}

function concluded(context: Context, result: ImportResult, rejects: readonly ImportReject[], path: string): number {
  const { out, flags } = context;
  const file = text(flags, 'rejects') ?? `${basename(path)}.rejects.csv`;
  const dry = isOn(flags, 'dry-run');
  if (rejects.length > 0 && !dry) writeFileSync(file, csvOf(rejects));
  out.document('import', { ...result }, () => summaryOf(result, dry));
  if (result.state === 'refused')
    throw new Ended(exit.refused, `the file was refused: ${result.refusalReason ?? 'no reason given'}`);
  if (rejects.length > 0)
    out.tell(dry ? `${rejects.length} rows would be rejected` : `${rejects.length} rejected rows are in ${file}`);
  return result.counts.rejected > 0 || result.counts.warnings > 0 ? exit.warnings : exit.done;
}

const summaryOf = ({ counts, warnings, batchId, repeatOf }: ImportResult, dry: boolean) => {
  const kinds = Object.keys(warnings).join(', ');
  const { read, created, revised, unchanged, withdrawn, rejected, warnings: warned } = counts;
  return [
    `read ${read}  created ${created}  revised ${revised}  unchanged ${unchanged}  withdrawn ${withdrawn}  rejected ${rejected}`,
    `  warnings ${warned}${kinds ? ` (${kinds})` : ''}`,
    ...(repeatOf ? [`  the same file as batch ${repeatOf}`] : []),
    dry ? '  nothing recorded (dry run)' : batchId ? `  batch ${batchId}` : '',
  ].join('\n');
};

const quoted = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`;
const csvOf = (rejects: readonly ImportReject[]) =>
  [
    'line,column,code,value',
    ...rejects.map(({ line, column, code, value }) => [line, column, code, value].map(quoted).join(',')),
    '',
  ].join('\n');
