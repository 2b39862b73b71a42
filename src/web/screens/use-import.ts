import { useState } from 'react';
import type { ImportResult } from '../../../contracts/http';
import { t } from '../i18n/text';
import { refusalWords } from '../i18n/words';
import { ApiProblem, api } from '../live/api';

/** What a person says about a file. */
export interface ImportAsk {
  readonly file: File | undefined;
  readonly format: string;
  /** Name of a profile; blank lets the header decide. */
  readonly profile: string;
  /** Release of the data set; blank reads it from the file's name. */
  readonly release: string;
}
export const blankAsk: ImportAsk = { file: undefined, format: 'ucdpGed', profile: '', release: '' };

interface ImportRun {
  readonly busy: boolean;
  readonly fault: string;
  readonly preview?: ImportResult;
  readonly batchId?: string;
}

function send<T>({ file, format, profile, release }: ImportAsk, dryRun: boolean): Promise<T> {
  return api<T>('/imports', {
    method: 'POST',
    query: { format, profile: profile.trim() || undefined, release: release.trim() || undefined },
    body: file,
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file?.name ?? 'unnamed'),
      ...(dryRun && { prefer: 'dry-run' }),
    },
  });
}

/** Words of a failed upload: the coded sentence with what decided, or that nothing came back. */
export function importFault(cause: unknown): string {
  if (!(cause instanceof ApiProblem)) return t('imports.noAnswer');
  const { problem } = cause;
  const details = problem.errors?.map(({ pointer, rule }) => `${pointer.split('/').at(-1)} ${rule}`).join(', ');
  return [problem.code, refusalWords(problem), details].filter(Boolean).join(' · ');
}

/** An import from its first look to its batch; a failed step leaves the earlier one standing. */
export function useImport() {
  const [state, setState] = useState<ImportRun>({ busy: false, fault: '' });
  const step = async (run: () => Promise<Partial<ImportRun>>) => {
    setState((now) => ({ ...now, busy: true, fault: '' }));
    try {
      const next = await run();
      setState((now) => ({ ...now, ...next, busy: false }));
    } catch (cause) {
      setState((now) => ({ ...now, busy: false, fault: importFault(cause) }));
    }
  };
  return {
    state,
    tryOut: (ask: ImportAsk) =>
      ask.file ? step(async () => ({ preview: await send<ImportResult>(ask, true) })) : Promise.resolve(),
    start: (ask: ImportAsk) =>
      step(async () => ({ batchId: (await send<{ readonly batchId: string }>(ask, false)).batchId })),
    back: () => setState({ busy: false, fault: '' }),
  };
}
