import type { JsonObject } from '../../../contracts/encoding';
import type { ProposedEvent, RecordedEvent } from '../../../contracts/event-log';
import type { Reader } from '../../../contracts/scope';
import { MemoryKeyStore } from '../../../infra/key-store/memory-key-store';
import { sealedAt } from '../../../projections/board';
import { broken, erased, SealedReader, withheld } from '../../../src/platform/sealing/sealed-reader';
import { Sealer } from '../../../src/platform/sealing/sealer';

const subjectId = '01900000-0000-7000-8000-0000000000b1';
const userId = '01900000-0000-7000-8000-0000000000a1';
const plain = { userId, subjectId, name: 'Amina Odhiambo', email: 'amina@example.org', org: 'STATE', kind: 'person' };
const event = (data: object): ProposedEvent => ({
  id: '01900000-0000-8000-8000-000000000001',
  type: 'UserRegistered',
  data: data as JsonObject,
  metadata: {
    schemaVersion: 1,
    effectiveAt: '2013-03-04T05:10:00.000000Z',
    actor: { id: 'ad1', role: 'administrator', org: 'STATE' },
    commandId: userId,
    correlationId: userId,
    causationId: userId,
    handling: { classification: 'UNCLASSIFIED', compartments: [] },
    realm: 'live',
  },
});
const reader = (...roles: string[]): Reader => ({
  userId: 'x',
  roles,
  org: 'STATE',
  compartments: [],
  clearance: 'SECRET',
  rightsVersion: 1,
});

describe('SealedReader', () => {
  const keys = new MemoryKeyStore();
  const sealer = new Sealer(keys);
  const sealed = new SealedReader(sealer);
  const recorded = sealer.seal('user', `user-${userId}`, event(plain)) as RecordedEvent;
  const copy = (field: 'name' | 'email') => sealedAt(recorded, field, recorded.data[field] as JsonObject);
  const row = {
    key: 'a',
    who: { name: copy('name'), email: copy('email') },
    list: [copy('email')],
    n: 3,
  } as JsonObject;

  test('opens for each reader what the field’s declaration lets that reader see', () => {
    const { name, email } = plain;
    expect(sealed.open(row, reader('administrator'))).toEqual({ key: 'a', who: { name, email }, list: [email], n: 3 });
    expect(sealed.open(row, reader('auditor'))).toEqual({
      key: 'a',
      who: { name, email: withheld },
      list: [withheld],
      n: 3,
    });
  });
  test('leaves a row without sealed values as it is, the same object', () => {
    const open = { a: [1, { b: 'c' }], d: null } as JsonObject;
    expect(sealed.open(open, reader('auditor'))).toBe(open);
  });
  test('shows an event’s data in the same way', () => {
    expect(sealed.openData(recorded, reader('administrator'))).toEqual(plain);
    expect(sealed.openData(recorded, reader('planner'))).toEqual({ ...plain, email: withheld });
  });
  test('never shows a draft, or a sealed value without its place', () => {
    const bare = recorded.data.name as JsonObject;
    const shown = sealed.open({ bare, draft: { $draft: 'handle', eq: '' } } as JsonObject, reader('administrator'));
    expect(shown).toEqual({ bare: withheld, draft: withheld });
  });
  test('a copy that claims to be another field gains nothing', () => {
    const moved = { ...copy('email'), at: `${recorded.id}#/name` };
    expect(sealed.open({ moved, n: 1 } as JsonObject, reader('planner'))).toEqual({ moved: broken, n: 1 });
    const unknown = { ...copy('email'), type: 'constructor' };
    expect(sealed.open({ unknown } as JsonObject, reader('administrator'))).toEqual({ unknown: withheld });
  });
  test('says erased once the key is destroyed', () => {
    keys.destroy(subjectId);
    expect(sealed.open(row, reader('administrator'))).toMatchObject({ who: { name: erased, email: erased } });
  });
});
