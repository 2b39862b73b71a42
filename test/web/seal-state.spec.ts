import type { SealBeat } from '../../contracts/live';
import words from '../../src/web/i18n/en/seal.json';
import { formatKept, type KeptCheckpoint, keptName, originOf, parseKept } from '../../src/web/live/kept-checkpoint';
import type { SealFaultKind, SealOutcome } from '../../src/web/live/seal-outcome';
import { type SealVerdict, sealVerdict } from '../../src/web/live/seal-verdict';
import { isDue, linkLost, type MonitorState } from '../../src/web/seal/monitor-state';

const bytes = (length: number) => new Uint8Array(length).fill(255);
const largest = Number.MAX_SAFE_INTEGER;
const time = 253_402_300_799;
const kept: KeptCheckpoint = {
  origin: 'watchfloor.local/log/live/x',
  size: largest,
  root: bytes(32),
  publicKey: bytes(32),
  signature: bytes(64),
  at: time,
  firstSize: largest,
  firstAt: time,
  proofs: 10_000_000,
};
const quiet: SealBeat = { size: 184_200, cosigned: 0, witnesses: 0, unsealed: 0 };
const accepted: SealOutcome = { state: 'accepted', kept, evidence: {} };
const waiting: SealOutcome = { state: 'unverified', reason: 'waiting' };
const noSealYet: SealOutcome = { state: 'unverified', reason: 'noSealYet' };
const failed: SealOutcome = { state: 'failed', fault: 'root', evidence: {} };
const notSealed: SealOutcome = { state: 'notSealed' };
const behind = { ...quiet, unsealed: 4, unsealedSince: '2026-11-14T22:30:40.000000Z' };

describe('the chip says', () => {
  it.each<readonly [SealVerdict, string, SealBeat | undefined, SealOutcome]>([
    ['sealed', 'when this browser accepted the seals and all is covered', quiet, accepted],
    ['sealing', 'while the newest events wait', { ...quiet, unsealed: 23 }, accepted],
    ['behind', 'once an event has waited too long, which only the server can tell', behind, accepted],
    ['behind', 'also where nothing was checked', behind, waiting],
    ['unwitnessed', 'while no quorum confirms the seals', { ...quiet, witnesses: 2, unwitnessed: true }, accepted],
    ['sealed', 'while a quorum is waited for, but not for long', { ...quiet, witnesses: 2 }, accepted],
    ['sealed', 'while one of two does', { ...quiet, witnesses: 2, cosigned: 1 }, accepted],
    ['unverified', 'until the first check', quiet, waiting],
    ['unverified', 'before the first heartbeat', undefined, accepted],
    ['unverified', 'when a seal appeared that nobody here checked yet', quiet, noSealYet],
    ['sealing', 'before the first seal of a log', { ...quiet, size: 0, unsealed: 3 }, noSealYet],
    ['unverified', 'while it is not known whether the log has a key', { ...quiet, size: 0, unsealed: 3 }, waiting],
    ['none', 'of a log without a key', { ...quiet, size: 0, unsealed: 3 }, notSealed],
    ['failed', 'when this browser found it', quiet, failed],
    ['failed', 'when this browser found it, before the first heartbeat', undefined, failed],
    ['failed', 'when the server reports it', { ...quiet, trouble: 'LEAF_MISMATCH 7' }, accepted],
    ['failed', 'above everything else', { ...behind, trouble: 'LOG_INCONSISTENT' }, waiting],
  ])('%s %s', (verdict, _, seal, outcome) => {
    expect(sealVerdict(seal, outcome)).toBe(verdict);
    for (const area of ['word', 'chip', 'short', 'explained']) expect(words).toHaveProperty([`${area}.${verdict}`]);
  });
});

const faults: Readonly<Record<SealFaultKind, true>> = {
  key: true,
  signature: true,
  smaller: true,
  root: true,
  consistency: true,
};
it.each(Object.keys(faults))('there are words for the fault %s', (fault) =>
  expect(words).toHaveProperty([`fault.${fault}`]),
);

describe('the monitor', () => {
  const asked: MonitorState = { outcome: accepted, askedAt: 1000 };
  it('asks at once, then at most once a minute', () => {
    expect(isDue({ outcome: waiting }, quiet, 5)).toBe(true);
    expect(isDue(asked, quiet, 60_999)).toBe(false);
    expect(isDue(asked, quiet, 61_000)).toBe(true);
  });

  it('asks whoever answers after the link was lost', () => {
    expect(isDue(linkLost(asked), quiet, 1001)).toBe(true);
    expect(linkLost(asked).outcome).toBe(accepted);
  });

  it('asks as soon as a log has its first seal', () => {
    const early: MonitorState = { outcome: noSealYet, askedAt: 1000 };
    expect(isDue(early, { ...quiet, size: 0 }, 99_000)).toBe(false);
    expect(isDue(early, quiet, 1500)).toBe(true);
  });

  it('asks no more about a log without a key, and keeps what has failed', () => {
    expect(isDue({ outcome: notSealed, askedAt: 0 }, quiet, 99_000)).toBe(false);
    expect(isDue({ outcome: failed, askedAt: 0 }, quiet, 99_000)).toBe(false);
    expect(isDue(linkLost({ outcome: failed, askedAt: 0 }), quiet, 99_000)).toBe(false);
  });
});

describe('what is kept', () => {
  it('comes back as it was, and never takes more than 300 bytes', () => {
    expect(parseKept(kept.origin, formatKept(kept))).toEqual(kept);
    expect(formatKept(kept).length).toBeLessThanOrEqual(300);
  });

  it.each([
    '',
    '1 2 3',
    '{}',
    formatKept(kept).slice(0, -9),
    `${formatKept(kept)} 1`,
    formatKept(kept).replace('//', ''),
  ])('is nothing where the text is %p', (text) => expect(parseKept(kept.origin, text)).toBeUndefined());

  it('stands under the name of its log', () => {
    expect(originOf(keptName(kept.origin))).toBe(kept.origin);
    expect(originOf('wf.prefs')).toBeUndefined();
  });
});
