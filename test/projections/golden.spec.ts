import { events } from '../../contracts';
import { encode, type JsonObject } from '../../contracts/encoding';
import { eventLimits, type RecordedEvent } from '../../contracts/event-log';
import { type Class, fieldsOf } from '../../contracts/kernel/field';
import { faultsOf } from '../../contracts/kernel/validate';
import { startingPolicies } from '../../contracts/policies';
import { boards, facts, registers } from '../../projections';
import { isEventRegister, type Register } from '../../projections/register';
import { folded, withoutClock } from './folding';
import { golden } from './golden';

const classes = events as unknown as Readonly<Record<string, Class>>;

/** Corrections carry the keys of their target besides their own fields. */
const ownData = ({ type, data }: RecordedEvent) => {
  if (!type.startsWith('EventCorrected') && !type.startsWith('EventRetracted')) return data;
  const own = fieldsOf(classes[type]!);
  return Object.fromEntries(Object.entries(data).filter(([name]) => own.has(name)));
};

const rowsOf = (register: Register): readonly JsonObject[] =>
  isEventRegister(register)
    ? golden.flatMap((event) => register.rows(event, { policies: startingPolicies }).map(({ row }) => row))
    : [...folded(register, golden)].map(([key, row]) => register.show(row, key));

/** Columns of a row whose value is neither of the kind declared nor null. */
const foreign = ({ columns }: Register, row: JsonObject) =>
  Object.entries(columns)
    .filter(([name]) => row[name] !== null)
    .filter(([name, kind]) => typeof row[name] !== (kind === 'integer' ? 'number' : 'string'))
    .map(([name]) => name);

describe('the golden events', () => {
  withoutClock();

  it('hold every registered type', () => {
    const held = new Set(golden.map(({ type }) => type));
    expect(Object.keys(events).filter((type) => !held.has(type))).toEqual([]);
  });

  it.each(golden.map((event) => [`#${event.position} ${event.type}`, event] as const))('%s is valid', (_, event) => {
    expect(faultsOf(classes[event.type]!, ownData(event), 'event')).toEqual([]);
    expect(() => encode(event.data)).not.toThrow();
    expect(event.stream).toMatch(eventLimits.stream);
    expect(event.id).toMatch(eventLimits.id);
    expect(event.metadata.recordedAt).toHaveLength(27);
  });

  it('stand in log order, each stream without a gap', () => {
    const last = new Map<string, number>();
    for (const { stream, revision } of golden) {
      expect([stream, revision]).toEqual([stream, (last.get(stream) ?? -1) + 1]);
      last.set(stream, revision);
    }
    expect(golden.map(({ position }) => position)).toEqual(golden.map((_, index) => index + 1));
  });
});

describe.each([...boards.map((board) => [`board ${board.topic}`, board] as const)])('%s', (_, board) => {
  withoutClock();
  it('takes every golden event and shows plain rows whose columns are always the same', () => {
    const columns = Object.keys(board.show(board.blank, 'none'));
    for (let length = 1; length <= golden.length; length++) {
      for (const [key, row] of folded(board, golden.slice(0, length))) {
        const shown = board.show(row, key);
        expect(Object.keys(shown)).toEqual(columns);
        expect(JSON.parse(encode(shown))).toEqual(shown);
        expect(JSON.parse(encode(row))).toEqual(row);
      }
    }
    expect(folded(board, golden).size).toBeGreaterThan(0);
  });
});

describe.each([...registers.map((register) => [`register ${register.name}`, register] as const)])(
  '%s',
  (_, register) => {
    withoutClock();
    it('takes every golden event; columns and searched members are members of its rows', () => {
      const rows = rowsOf(register);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(JSON.parse(encode(row))).toEqual(row);
        expect(Object.keys(row)).toEqual(
          expect.arrayContaining([...Object.keys(register.columns), ...register.search]),
        );
        expect(foreign(register, row)).toEqual([]);
      }
    });
  },
);

describe.each([...facts.map((fact) => [`fact ${fact.name}`, fact] as const)])('%s', (_, fact) => {
  withoutClock();
  it('takes every golden event and keeps plain rows', () => {
    for (const [, row] of folded(fact, golden)) expect(JSON.parse(encode(row))).toEqual(row);
  });
});

it('has one name for each picture', () => {
  const names = [
    ...boards.map(({ topic }) => topic),
    ...registers.map(({ name }) => name),
    ...facts.map(({ name }) => name),
  ];
  expect(new Set(names).size).toBe(names.length);
});
