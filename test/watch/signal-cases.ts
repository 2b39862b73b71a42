import type { ReportSignal, SignalEvent } from '../../contracts/watch/signal';

type Recorded<T extends SignalEvent['type']> = Extract<SignalEvent, { type: T }>;

export const signalId = '01900000-0000-7000-8000-00000000d001';
export const otherSignalId = '01900000-0000-7000-8000-00000000d002';
const batchId = '01900000-0000-7000-8000-00000000d0b1';

/** A sealed text that stands for other words with each tag. */
export const sealed = (eq: string, key = 'k1') => ({ $sealed: 1, key, eq }) as ReportSignal['text'];

export const report: ReportSignal = {
  signalId,
  occurred: { from: '2013-03-04T03:00:00Z', to: '2013-03-04T04:00:00Z', precision: 'exact' },
  place: { country: 'KEN', pcode: 'KE030', name: 'Kilifi', precision: 'admin1' },
  sourceType: 'localInterview',
  sourceRef: 'Observer call 0712',
  threats: ['crime'],
  violenceType: 'electoral',
  headline: 'Police post attacked near Kilifi',
  text: sealed('a'),
  actors: ['unknown'],
  fatalities: { low: 4, best: 6, high: 9, civilians: 2 },
  accessConstraint: 'none',
};
export const reported: Recorded<'SignalReported'> & { by: string } = {
  type: 'SignalReported',
  data: { ...report, country: 'KEN' },
  by: 'user-author',
};

/** One version of an outside record. */
export const external = (version: string, batch = batchId) => ({
  source: 'ucdp-ged',
  key: '12345',
  version,
  batchId: batch,
});
export const imported: ReportSignal = { ...report, external: external('19.1') };
export const withdrawn: Recorded<'SignalWithdrawn'> = {
  type: 'SignalWithdrawn',
  data: { signalId, country: 'KEN', reason: 'The source took it back.' },
};
