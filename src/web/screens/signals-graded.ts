import { useEffect } from 'react';
import type { RecordAnswer, RegisterPage, RegisterRow } from '../../../contracts/http';
import type { FormSession } from '../forms/form-session';
import { api } from '../live/api';
import { useStore } from '../parts/use-store';
import type { RegisterView } from './use-register';

/** Once the grade is recorded the row is read again, and the next one comes under the ring. */
export function useGraded(session: FormSession, row: RegisterRow, view: RegisterView, onNext: () => void) {
  const { phase } = useStore(session.store);
  const position = phase.at === 'recorded' ? phase.recorded.position : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: happens once for each recorded position
  useEffect(() => {
    if (position === undefined) return;
    void gradedRow(row.key, position).then((fresh) => {
      if (fresh) view.replace(row.key, fresh);
      onNext();
    });
  }, [position]);
}

/** The register's row once it has taken the position; the log's own answer while the register is behind. */
async function gradedRow(key: string, after: number): Promise<RegisterRow['row'] | undefined> {
  await api<RegisterPage>('/registers/signals', { query: { after, limit: 1 } }).catch(() => undefined);
  const record = await api<RecordAnswer>(`/records/signal-${key}`, { query: { limit: 1 } }).catch(() => undefined);
  return record?.row ?? undefined;
}
