import { after, counted, span } from './phrases';
import type { Fields, Sentences } from './said';

const rows = (fields: Fields, name: string) => fields.number(name) ?? 0;
const outcome = (fields: Fields) => `${after(': ', fields.text('cause'))}${after('; ', fields.text('outcome'))}`;

/** Pointers of a correction, as fields a person knows. */
const pointers = (data: object) => {
  const { corrections } = data as { readonly corrections?: unknown };
  const list = Array.isArray(corrections) ? (corrections as readonly unknown[]) : [];
  return list
    .map((one) => (one as { readonly pointer?: unknown } | null)?.pointer)
    .filter((pointer) => typeof pointer === 'string')
    .map((pointer) => pointer.slice(1))
    .join(', ');
};

/** What imports, policies, corrections and the log itself do, told in one sentence each. */
export const platformSentences: Sentences = {
  ImportStarted: (fields) =>
    `Import of ${fields.text('source') ?? '?'} started${after(', ', fields.group('file').text('name'))}`,
  ImportProgressed: (fields) => `Import at row ${rows(fields, 'rowsDone')}`,
  ImportConcluded: (fields) =>
    `Import concluded: ${counted(rows(fields, 'read'), 'row', 'rows')} read, ${rows(fields, 'created')} created, ${rows(
      fields,
      'revised',
    )} revised, ${rows(fields, 'withdrawn')} withdrawn, ${rows(fields, 'rejected')} rejected`,
  ImportRefused: (fields) => `Import refused${after(': ', fields.text('refusalReason'))}`,
  PolicySet: (fields) =>
    `Policy ${fields.text('name') ?? '?'} v${fields.number('version') ?? '?'} set${after(': ', fields.text('reason'))}`,
  EventCorrected: (fields, { data }) =>
    `${fields.text('targetType') ?? 'Event'} corrected${after(', ', pointers(data))}${after(': ', fields.text('reason'))}`,
  EventRetracted: (fields) => `${fields.text('targetType') ?? 'Event'} struck${after(': ', fields.text('reason'))}`,
  LogOpened: (fields) => `Log opened${outcome(fields)}`,
  CheckpointPublished: (fields) =>
    `Checkpoint of ${counted(rows(fields, 'size'), 'event', 'events')} published${outcome(fields)}`,
  VerificationCompleted: (fields) => `Log verified up to #${rows(fields, 'to')}${outcome(fields)}`,
  LogRestored: (fields) =>
    `Log restored with ${counted(rows(fields, 'restoredSize'), 'event', 'events')}${outcome(fields)}`,
  VerificationFailed: (fields) => `Verification failed, ${fields.text('code') ?? '?'}${outcome(fields)}`,
  ProjectionDiverged: (fields) => `Picture ${fields.text('picture') ?? '?'} diverged${outcome(fields)}`,
  LogRewound: (fields) => `Log rewound${outcome(fields)}`,
  WitnessCosigned: (fields) =>
    `Checkpoint of ${counted(rows(fields, 'size'), 'event', 'events')} cosigned by a quorum${outcome(fields)}`,
  WitnessFailed: (fields) =>
    `Witness ${fields.text('witness') ?? '?'} failing for ${span(fields.number('failingForSeconds') ?? 0)}${outcome(fields)}`,
  SigningKeyRotated: (fields) => `Log is signed with another key${outcome(fields)}`,
  StorageWarning: (fields) =>
    `Volume of the log is ${fields.number('usedPercent') ?? '?'} per cent in use${outcome(fields)}`,
  ClockStepped: (fields) =>
    `Clock of the machine ${fields.flag('backwards') ? 'behind' : 'ahead'} by ${span(Math.round((fields.number('stepMs') ?? 0) / 1000))}${outcome(fields)}`,
  EventParked: (fields) => `Event parked by picture ${fields.text('picture') ?? '?'}${outcome(fields)}`,
  ConfigurationChanged: (fields) => `Configuration changed${outcome(fields)}`,
};
