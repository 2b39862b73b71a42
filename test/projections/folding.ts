import type { JsonObject } from '../../contracts/encoding';
import type { RecordedEvent } from '../../contracts/event-log';
import type { Policies } from '../../contracts/policies';
import { startingPolicies } from '../../contracts/policies';
import type { RowFold } from '../../projections/board';
import { applyEvent } from '../../projections/fold';
import { frozen } from './golden';

interface Shows extends RowFold<any, any> {
  readonly show: (row: any, key: string) => JsonObject;
}

/** The rows that events leave, row by row frozen. */
export function folded<Row>(
  fold: RowFold<Row, any>,
  events: readonly RecordedEvent[],
  policies: Policies = startingPolicies,
): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const event of events)
    for (const { key, row } of applyEvent(fold, rows, event, { policies }))
      if (row === undefined) rows.delete(key);
      else rows.set(key, frozen(row));
  return rows;
}

/** The shown rows that events leave, by key in order. */
export const shown = (picture: Shows, events: readonly RecordedEvent[]): Readonly<Record<string, any>> =>
  Object.fromEntries(
    [...folded(picture, events)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, row]) => [key, picture.show(row, key)]),
  );

let position = 0;
/** A recorded event with what a test does not care about filled in. */
export const recorded = (
  stream: string,
  type: string,
  data: object,
  more: { readonly at?: string; readonly by?: string; readonly id?: string; readonly revision?: number } = {},
): RecordedEvent => {
  position += 1;
  const id = more.id ?? `01900000-0000-8000-8000-${String(position).padStart(12, '0')}`;
  const recordedAt = more.at ?? '2013-03-04T05:10:00.000000Z';
  return frozen({
    id,
    stream,
    type,
    revision: more.revision ?? 0,
    position,
    data: data as JsonObject,
    metadata: {
      schemaVersion: 1,
      recordedAt,
      effectiveAt: recordedAt,
      actor: { id: more.by ?? 'user-1', role: 'watch-officer', org: 'STATE' },
      commandId: id,
      correlationId: id,
      causationId: id,
      handling: { classification: 'UNCLASSIFIED', compartments: [] },
      realm: 'live',
      salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
    },
  });
};

/** Makes clock and randomness throw for the tests of a file: a fold may use neither. */
export const withoutClock = () => {
  beforeAll(() => {
    const forbidden = (name: string) => () => {
      throw new Error(`${name} in a fold`);
    };
    jest.spyOn(Date, 'now').mockImplementation(forbidden('Date.now'));
    jest.spyOn(Math, 'random').mockImplementation(forbidden('Math.random'));
  });
  afterAll(() => jest.restoreAllMocks());
};
