import type { External } from '../../contracts/kernel/groups';
import type { Known } from '../../contracts/kernel/messages';
import type { SignalEvent } from '../../contracts/watch/signal';
import { foldedRegister } from '../register';

interface SourceRecord {
  readonly external?: External;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly position: number;
  readonly recordedAt: string;
  readonly state: 'live' | 'withdrawn';
}
const blank: SourceRecord = { stream: '', revision: 0, eventId: '', position: 0, recordedAt: '', state: 'live' };

const brought = (row: SourceRecord, event: Known<SignalEvent, 'SignalReported' | 'SignalRevised'>) =>
  event.data.external && {
    ...row,
    external: event.data.external,
    stream: event.stream,
    revision: event.revision,
    eventId: event.id,
    position: event.position,
    recordedAt: event.metadata.recordedAt,
    state: 'live' as const,
  };

/**
 * Records of outside sources and the event that holds their latest version. A record has one stream, whose name is
 * derived from source and key, so the stream is the row's key: a withdrawal names nothing else.
 */
export const sourceRecordsRegister = foldedRegister<SignalEvent>()({
  name: 'source-records',
  version: 1,
  category: null,
  readers: ['administrator', 'service'],
  columns: {
    source: 'text',
    key: 'text',
    version: 'text',
    batchId: 'text',
    state: 'text',
    stream: 'text',
    position: 'integer',
  },
  indexes: ['key', 'batchId'],
  search: [],
  keys: ({ stream }) => [stream],
  blank,
  on: {
    SignalReported: brought,
    SignalRevised: brought,
    SignalWithdrawn: (row, { data, position }) =>
      row.external && {
        ...row,
        external: { ...row.external, version: data.externalVersion ?? row.external.version },
        position,
        state: 'withdrawn' as const,
      },
  },
  show: ({ external, ...row }) => ({
    source: external?.source ?? null,
    key: external?.key ?? null,
    version: external?.version ?? null,
    batchId: external?.batchId ?? null,
    ...row,
  }),
});
