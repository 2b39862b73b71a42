import { product } from './product.mjs';

const { eventId, uuid7 } = product('src/platform/derive');
const { metadataOf } = product('src/platform/ledger/proposal');

export { uuid7 };
/** Bytes of JSON that the reference event takes, data and metadata. */
export const referenceBytes = 620;
const handling = { classification: 'UNCLASSIFIED', compartments: [] };
const actor = { id: '01900000-0000-7000-8000-0000000000a1', role: 'watch-officer', org: 'STATE' };
/** Bytes that the log adds to metadata: the instant of recording and the salt. */
const addedBytes = ',"recordedAt":"2026-11-25T10:00:00.000000Z","salt":"AAAAAAAAAAAAAAAAAAAAAA=="'.length;

/** An event as the ledger would propose it. */
export function proposed(type, data) {
  const commandId = uuid7();
  const at = new Date().toISOString().replace('Z', '000Z');
  return {
    id: eventId(commandId, 0),
    type,
    data,
    metadata: metadataOf({ actor, commandId, at, realm: 'live' }, handling),
  };
}

/** A change of a crisis's severity, padded to the reference size. */
export function severityChanged(crisisId, from, severity) {
  const event = proposed('CrisisSeverityChanged', {
    crisisId,
    countries: ['KEN'],
    severity,
    rationale: '',
    evidence: [{ kind: 'url', ref: 'https://a.example' }],
    from,
    scaleVersion: 1,
  });
  const bytes = JSON.stringify(event.data).length + JSON.stringify(event.metadata).length + addedBytes;
  const rationale = 'as reported by the desk; '.repeat(20).slice(0, Math.max(1, referenceBytes - bytes));
  return { ...event, data: { ...event.data, rationale } };
}

/** The first event of a crisis. */
export const crisisOpened = (crisisId) =>
  proposed('CrisisOpened', {
    crisisId,
    title: `Crisis ${crisisId.slice(-6)}`,
    countries: ['KEN'],
    kind: 'electoralViolence',
    severity: 3,
    leadDesk: 'AF',
    summary: 'Elections with a history of violence.',
    status: 'monitoring',
    scaleVersion: 1,
  });

const situationUpdate = (crisisId, number) =>
  proposed('SituationUpdatePosted', {
    crisisId,
    countries: ['KEN'],
    covers: { from: '2026-11-25T06:00:00Z', to: '2026-11-25T07:00:00Z' },
    text: 'Counting goes on; courts are calm, roads to the north are blocked again.',
    significant: number % 5 === 0,
    threats: ['crime'],
    evidence: [],
    number,
  });

function alertCourse(crisisId) {
  const alertId = uuid7();
  const keys = { alertId, severity: 4, subject: { kind: 'crisis', id: crisisId }, crisisId, countries: ['KEN'] };
  const raised = {
    ...keys,
    title: 'Three electoral reports in six hours',
    evidence: [{ kind: 'url', ref: 'https://a.example' }],
    acknowledgeBy: '2026-11-25T10:15:00.000000Z',
  };
  const taken = { ...keys, ownerUserId: actor.id, note: 'taking it', secondsToAcknowledge: 260 };
  const resolved = {
    ...keys,
    outcome: 'actioned',
    note: 'police reinforced',
    actionRefs: [{ kind: 'crisis', id: crisisId }],
  };
  return [
    [`alert-${alertId}`, proposed('AlertRaised', raised)],
    [`alert-${alertId}`, proposed('AlertAcknowledged', taken)],
    [`alert-${alertId}`, proposed('AlertResolved', resolved)],
  ];
}

const sealedText = (key) => ({
  $sealed: 1,
  key,
  iv: 'AAAAAAAAAAAAAAAA',
  ct: 'A'.repeat(256),
  tag: 'A'.repeat(24),
  eq: 'A'.repeat(24),
});

function signalReported(crisisId) {
  const signalId = uuid7();
  const event = proposed('SignalReported', {
    signalId,
    country: 'KEN',
    ...(crisisId !== undefined && { crisisId }),
    occurred: { from: '2026-11-25T03:30:00Z', to: '2026-11-25T03:30:00Z', precision: 'exact' },
    place: { country: 'KEN', name: 'Mombasa', precision: 'locality' },
    sourceType: 'mediaReport',
    sourceRef: 'Daily',
    threats: [],
    headline: 'Stones at a polling station',
    text: sealedText(signalId),
    actors: [],
    accessConstraint: 'none',
  });
  return [`signal-${signalId}`, event];
}

/** A history of signals, crises and alerts as pairs of stream and event, most of them near the reference size. */
export function* history(events, crises = 200) {
  const ids = Array.from({ length: crises }, () => uuid7());
  let made = 0;
  for (const id of ids) {
    if (made++ >= events) return;
    yield [`crisis-${id}`, crisisOpened(id)];
  }
  for (let turn = 0; made < events; turn++) {
    const id = ids[turn % crises];
    const steps = [
      [`crisis-${id}`, situationUpdate(id, turn + 1)],
      [`crisis-${id}`, severityChanged(id, 3 + (turn % 2), 4 - (turn % 2))],
      signalReported(),
      signalReported(),
      signalReported(id),
      ...(turn % 2 === 0 ? alertCourse(id) : []),
    ];
    for (const step of steps) if (made++ < events) yield step;
  }
}

/** Appends pairs of stream and event, many at a time but each stream in its order; answers how many. */
export async function appendAll(log, pairs, width = 512) {
  const revisions = new Map();
  const inFlight = new Set();
  let count = 0;
  for (const [stream, event] of pairs) {
    const expected = revisions.get(stream) ?? -1;
    revisions.set(stream, expected + 1);
    const one = log.append(stream, expected, [event]).finally(() => inFlight.delete(one));
    inFlight.add(one);
    count += 1;
    if (inFlight.size >= width) await Promise.race(inFlight);
  }
  await Promise.all(inFlight);
  return count;
}
