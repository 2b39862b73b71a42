import { backoffMs } from '../../src/web/live/backoff';
import { readFrame } from '../../src/web/live/frame-check';
import { uuid7 } from '../../src/web/live/identifier';
import { retryAfterMs } from '../../src/web/live/link';
import { markPending, pendingOf, pendingStore, settlePending } from '../../src/web/live/pending';
import { viewHash } from '../../src/web/live/view-hash';

describe('waiting before the next attempt', () => {
  it('is anything from nothing to 500 ms doubled, at most 30 s', () => {
    expect(backoffMs(1, () => 0)).toBe(0);
    expect([1, 2, 3, 7, 8, 60].map((attempt) => backoffMs(attempt, () => 1))).toEqual([
      500, 1000, 2000, 30_000, 30_000, 30_000,
    ]);
  });

  it.each([
    ['retryAfter=12', 12_000],
    ['admission full, retryAfter: 3', 3000],
    ['{"retryAfter":7}', 7000],
    ['restart', undefined],
  ])('the reason %p asks for %p ms', (reason, wait) => expect(retryAfterMs(reason)).toBe(wait));
});

describe('frames', () => {
  const change = { op: 'change', topic: 'crises', from: 1, to: 2, rows: {} };
  it('are taken as they are when they have their members', () =>
    expect(readFrame(JSON.stringify(change))).toEqual(change));
  it('of an op this client does not know are told apart from broken ones', () => {
    expect(readFrame('{"op":"later"}')).toBe('unknown');
    expect(readFrame('{"op":"constructor"}')).toBe('unknown');
    for (const text of [
      '',
      '[]',
      'null',
      '{}',
      '{"op":1}',
      JSON.stringify({ ...change, to: 1.5 }),
      JSON.stringify({ ...change, rows: [] }),
    ])
      expect(readFrame(text)).toBe('malformed');
    expect(readFrame(new ArrayBuffer(2))).toBe('malformed');
  });
});

describe('pending commands', () => {
  it('wait until the board of their category has reached their position', () => {
    markPending({ stream: 'crisis-k', position: 12 });
    markPending({ stream: 'alert-k', position: 13 });
    settlePending('crisis', 11);
    expect(pendingOf(pendingStore.get(), 'crisis-k')?.position).toBe(12);
    settlePending('crisis', 12);
    expect(pendingOf(pendingStore.get(), 'crisis-k')).toBeUndefined();
    expect(pendingOf(pendingStore.get(), 'alert-k')?.position).toBe(13);
    settlePending('alert', 99);
  });
});

describe('identifiers', () => {
  it('are UUIDs of version 7 whose text order is time order', () => {
    const [early, late] = [uuid7(1_700_000_000_000), uuid7(1_700_000_000_001)];
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
    expect(Number.parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000);
  });
});

describe('the view hash', () => {
  const rows = [
    ['b', { z: 1, a: 'é' }],
    ['a', { n: null }],
  ] as const;
  it('does not depend on the order of rows or members, and does on everything else', async () => {
    const hash = await viewHash('crises', 1, 7, rows);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await viewHash('crises', 1, 7, [rows[1], ['b', { a: 'é', z: 1 }]])).toBe(hash);
    const others = [
      viewHash('alerts', 1, 7, rows),
      viewHash('crises', 2, 7, rows),
      viewHash('crises', 1, 8, rows),
      viewHash('crises', 1, 7, [rows[0]]),
    ];
    for (const other of await Promise.all(others)) expect(other).not.toBe(hash);
  });

  it('is SHA-256 of name, version, position and rows with their lengths', async () => {
    const { createHash } = await import('node:crypto');
    const bytes = Buffer.concat([
      Buffer.from('watchfloor.state/1\ncrises\n'),
      Buffer.from([0, 0, 0, 1]),
      Buffer.from([0, 0, 0, 0, 0, 0, 0, 7]),
      Buffer.from([0, 0, 0, 1]),
      Buffer.from('k'),
      Buffer.from([0, 0, 0, 7]),
      Buffer.from('{"a":1}'),
    ]);
    expect(await viewHash('crises', 1, 7, [['k', { a: 1 }]])).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
