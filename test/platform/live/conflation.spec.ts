import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { RecordedEvent } from '../../../contracts/event-log';
import { startingPolicies } from '../../../contracts/policies';
import type { Reader } from '../../../contracts/scope';
import { crisesBoard } from '../../../projections/watch/crises-board';
import { BoardTopic } from '../../../src/platform/live/board-topic';
import { liveLimits } from '../../../src/platform/live/limits';
import { LiveClient } from '../../../src/platform/live/live-client';
import { MemoryPicture } from '../../../src/platform/pictures/memory-picture';
import { LiveSocket, rowsText } from '../../live-client';

const everywhere: Reader = {
  userId: 'u',
  roles: ['watch-officer'],
  org: 'STATE',
  compartments: [],
  clearance: 'SECRET',
  rightsVersion: 1,
};
const { countries: _, ...restOfReader } = { countries: undefined, ...everywhere };

/** Both ends of a connection in one: what the server sends, the window takes at once. */
class Loop extends EventEmitter {
  bufferedAmount = 0;
  readyState = 3;
  send(text: string | Buffer) {
    this.emit('message', Buffer.from(text), false);
  }
  close() {}
  terminate() {}
}

/** The text in one unmasked frame of a WebSocket. */
const payloadOf = (frame: Buffer) => {
  const header = { 126: 4, 127: 10 }[frame[1]!] ?? 2;
  return frame.subarray(header).toString();
};

let position = 0;
const severity = (crisisId: string, to: number, title?: string): RecordedEvent => {
  position += 1;
  const instant = `2026-11-25T06:00:00.${String(position).padStart(6, '0')}Z`;
  return {
    id: `01900000-0000-8000-8000-${String(position).padStart(12, '0')}`,
    stream: `crisis-${crisisId}`,
    revision: position,
    position,
    type: title ? 'CrisisOpened' : 'CrisisSeverityChanged',
    data: {
      crisisId,
      countries: ['KEN'],
      severity: to,
      ...(title
        ? { title, status: 'monitoring', kind: 'electoralViolence', leadDesk: 'AF', summary: 'x', scaleVersion: 1 }
        : { from: 1, rationale: 'x', evidence: [] }),
    },
    metadata: {
      recordedAt: instant,
      effectiveAt: instant,
      handling: { classification: 'UNCLASSIFIED', compartments: [] },
      actor: { id: 'u', role: 'x', org: 'X' },
    },
  } as unknown as RecordedEvent;
};

describe('a watcher that fell behind and has caught up', () => {
  const begin = () => {
    position = 0;
    const picture = new MemoryPicture({ ...crisesBoard, name: 'crises' });
    const topic = new BoardTopic({ board: crisesBoard, picture }, (row) => row);
    const loop = new Loop();
    const window = new LiveSocket(loop as unknown as WebSocket, '');
    window.recovers = false;
    const host = { limits: liveLimits, now: () => 0, handle: async () => {}, failed: () => {}, left: () => {} };
    const serverEnd = Object.assign(new EventEmitter(), {
      readyState: 1,
      send: (text: string) => loop.send(text),
      _socket: { write: (frame: Buffer) => loop.send(payloadOf(frame)) },
      close: () => {},
      terminate: () => {},
      bufferedAmount: 0,
    });
    const client = new LiveClient(serverEnd as unknown as WebSocket, '', host);
    const watch = client.watchOf();
    client.boards.set(topic, watch);
    window.board('crises');
    const apply = (event: RecordedEvent) =>
      topic.mark(new Set(picture.apply(event, { policies: startingPolicies })), 0);
    const rows = () => rowsText(new Map([...picture.rows].map(([key, { shown }]) => [key, shown])));
    const end = () => serverEnd.emit('close');
    return { picture, topic, window, client, watch, apply, rows, end };
  };

  it('has every row, also of changes that waited for their flush when it caught up', () => {
    const { topic, window, client, watch, apply, rows, end } = begin();
    for (const key of ['a', 'b', 'c']) apply(severity(key, 1, `Crisis ${key}`));
    topic.join(watch, restOfReader, undefined);
    for (let n = 0; n < 2100; n++) {
      apply(severity('a', 1 + (n % 4)));
      topic.flush();
    }
    expect(watch.behindSince).toBeDefined();
    expect(window.board('crises').changes).toBeGreaterThan(2000);
    watch.acknowledge(window.board('crises').position);
    expect(watch.caughtUp).toBe(true);
    apply(severity('b', 4));
    client.settle(0);
    topic.flush();
    apply(severity('c', 3));
    topic.flush();
    const held = window.board('crises');
    expect(rowsText(held.rows)).toBe(rows());
    expect([held.position, held.mismatches, held.gaps]).toEqual([position, [], 0]);
    end();
  });
});
