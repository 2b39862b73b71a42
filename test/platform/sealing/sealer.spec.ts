import type { RegisterUser } from '../../../contracts/access/user';
import { userCommands } from '../../../contracts/access/user';
import type { JsonObject } from '../../../contracts/encoding';
import type { ProposedEvent, RecordedEvent } from '../../../contracts/event-log';
import { fieldsOf } from '../../../contracts/kernel/field';
import { IsId, IsSealed, IsSealedText, type Sealed } from '../../../contracts/kernel/fields';
import { IsGroup } from '../../../contracts/kernel/groups';
import { same } from '../../../contracts/kernel/same';
import { faultsOf } from '../../../contracts/kernel/validate';
import { SubjectErased } from '../../../contracts/key-store';
import { Refusal } from '../../../contracts/refusals';
import { signalCommands } from '../../../contracts/watch/signal';
import { MemoryKeyStore } from '../../../infra/key-store/memory-key-store';
import { sealedAt } from '../../../projections/board';
import { draftIn } from '../../../src/platform/sealing/draft';
import { mayOpen } from '../../../src/platform/sealing/may-open';
import { mapSealed } from '../../../src/platform/sealing/sealed-fields';
import { SealBroken, type SealedCopy } from '../../../src/platform/sealing/sealed-value';
import { Sealer } from '../../../src/platform/sealing/sealer';

const userId = '01900000-0000-7000-8000-0000000000a1';
const subjectId = '01900000-0000-7000-8000-0000000000b1';
const signalId = '01900000-0000-7000-8000-0000000000e1';
const stream = `user-${userId}`;
const entry = { entry: userCommands.RegisterUser };
const plain = { userId, subjectId, name: 'Amina Odhiambo', email: 'amina@example.org', org: 'STATE', kind: 'person' };
const command = plain as unknown as RegisterUser;

const proposed = (data: object, change: Partial<ProposedEvent> = {}): ProposedEvent => ({
  id: '01900000-0000-8000-8000-000000000001',
  type: 'UserRegistered',
  data: data as JsonObject,
  metadata: {
    schemaVersion: 1,
    effectiveAt: '2013-03-04T05:10:00.000000Z',
    actor: { id: 'user-ad1', role: 'administrator', org: 'STATE' },
    commandId: userId,
    correlationId: userId,
    causationId: userId,
    handling: { classification: 'UNCLASSIFIED', compartments: [] },
    realm: 'live',
  },
  ...change,
});
const nameIn = (event: ProposedEvent) => event.data.name as Sealed;

describe('Sealer', () => {
  let keys: MemoryKeyStore;
  let sealer: Sealer;
  const seal = (event: ProposedEvent) => sealer.seal('user', stream, event);
  beforeEach(() => {
    keys = new MemoryKeyStore();
    sealer = new Sealer(keys);
  });

  test('drafts hold no personal data and make no key', () => {
    const text = JSON.stringify(sealer.draft(entry, command, stream));
    for (const value of [plain.name, plain.email])
      for (const encoding of ['utf8', 'base64', 'hex'] as const)
        expect(text).not.toContain(Buffer.from(value).toString(encoding));
    expect(keys.get(subjectId)).toBeUndefined();
  });

  test('a draft becomes a sealed value that opens in its place, and the event is valid', () => {
    const sealed = seal(proposed(JSON.parse(JSON.stringify(sealer.draft(entry, command, stream)))));
    expect(faultsOf(userCommands.RegisterUser.command, sealed.data, 'event')).toEqual([]);
    expect(draftIn(sealed.data)).toBeUndefined();
    expect(nameIn(sealed)).toMatchObject({ $sealed: 1, key: subjectId });
    const place = { eventId: sealed.id, pointer: '/name', type: 'UserRegistered', version: 1 };
    expect(sealer.open(nameIn(sealed), place)).toBe('Amina Odhiambo');
    expect(() => sealer.open(nameIn(sealed), { ...place, pointer: '/email' })).toThrow(SealBroken);
  });

  test('a copy in a picture opens by the place it remembers', () => {
    const sealed = seal(proposed(sealer.draft(entry, command, stream)));
    const copy = sealedAt(sealed as unknown as RecordedEvent, 'name', nameIn(sealed)) as SealedCopy;
    expect(sealer.openCopy(copy)).toBe('Amina Odhiambo');
    expect(() => sealer.openCopy({ ...copy, at: copy.at.replace('/name', '/email') })).toThrow(SealBroken);
  });

  test('once the key exists a repeated wish compares equal, another does not', () => {
    const recorded = seal(proposed(sealer.draft(entry, command, stream))).data;
    expect(same(recorded, sealer.draft(entry, command, stream))).toBe(true);
    const other = sealer.draft(entry, { ...command, name: 'Amina Wanjiru' as unknown as Sealed }, stream);
    expect(same(recorded, other)).toBe(false);
  });

  test('of two commands for a new subject the key of the first holds for both', () => {
    const [one, other] = [sealer.draft(entry, command, stream), sealer.draft(entry, command, stream)];
    const first = seal(proposed(one));
    const second = seal(proposed(other, { id: '01900000-0000-8000-8000-000000000002' }));
    expect(nameIn(first).eq).toBe(nameIn(second).eq);
    const place = { eventId: second.id, pointer: '/name', type: 'UserRegistered', version: 1 };
    expect(sealer.open(nameIn(second), place)).toBe('Amina Odhiambo');
  });

  test('records of the platform are sealed from plain values', () => {
    const sealed = seal(proposed(plain));
    expect(JSON.stringify(sealed)).not.toContain('Amina');
    expect(
      sealer.open(nameIn(sealed), { eventId: sealed.id, pointer: '/name', type: 'UserRegistered', version: 1 }),
    ).toBe(plain.name);
  });

  test('a narrative is sealed under its own record', () => {
    const signal = { signalId, text: 'Shots at the market' };
    const at = `signal-${signalId}`;
    const drafted = sealer.draft({ entry: signalCommands.ReportSignal }, signal, at);
    const sealed = sealer.seal('signal', at, proposed(drafted, { type: 'SignalReported' }));
    expect(sealed.data.text).toMatchObject({ $sealed: 1, key: signalId });
    expect(
      sealer.open(sealed.data.text as Sealed, {
        eventId: sealed.id,
        pointer: '/text',
        type: 'SignalReported',
        version: 1,
      }),
    ).toBe(signal.text);
  });

  test('an event that would still hold a draft is not let through', () => {
    const { name } = sealer.draft(entry, command, stream);
    expect(() => seal(proposed({ userId, reason: name }, { type: 'UserSuspended' }))).toThrow(/draft/);
    expect(() => seal(proposed({ list: [{ name }] }, { type: 'NoSuchType' }))).toThrow(/\/list\/0\/name/);
  });

  test('a value sealed for one event is not taken into another', () => {
    const first = seal(proposed(plain));
    expect(() => seal(proposed(first.data, { id: '01900000-0000-8000-8000-000000000002' }))).toThrow(/another event/);
  });

  test('a draft of another process, or altered, is refused', () => {
    const { name } = sealer.draft(entry, command, stream);
    const handle = (name as unknown as { $draft: string }).$draft;
    const forged = { $draft: `${handle.slice(0, -8)}AAAAAAA=`, eq: name.eq };
    expect(() => seal(proposed({ ...plain, name: forged }))).toThrow();
  });

  test('after the key is destroyed nothing opens and nothing more is sealed', () => {
    const sealed = seal(proposed(plain));
    keys.destroy(subjectId);
    expect(
      sealer.open(nameIn(sealed), { eventId: sealed.id, pointer: '/name', type: 'UserRegistered', version: 1 }),
    ).toBeUndefined();
    expect(() => sealer.draft(entry, command, stream)).toThrow(SubjectErased);
    expect(() => seal(proposed(plain))).toThrow(SubjectErased);
  });

  test('a text too large to be sealed is refused at its field', () => {
    const text = '語'.repeat(8000);
    expect(
      sealer.draft({ entry: signalCommands.ReportSignal }, { signalId, text }, `signal-${signalId}`),
    ).toBeDefined();
    const large = () =>
      sealer.draft({ entry: signalCommands.ReportSignal }, { signalId, text: '𒀀'.repeat(8000) }, `signal-${signalId}`);
    expect(large).toThrow(Refusal);
  });

  test('keys of many subjects are made at once', () => {
    sealer.prepare([
      { id: subjectId, kind: 'person' },
      { id: signalId, kind: 'record' },
    ]);
    expect([keys.get(subjectId), keys.get(signalId)]).toEqual([expect.anything(), expect.anything()]);
  });
});

describe('sealed fields', () => {
  test('are found inside groups and lists, each with its own pointer', () => {
    class Contact {
      @IsId() personId!: string;
      @IsSealed({ subject: 'personId', text: 60, readers: [] }) phone!: Sealed;
    }
    class Sheet {
      @IsSealedText({ readers: 'any' }) text!: Sealed;
      @IsGroup(() => Contact, { list: true }) contacts!: Contact[];
      @IsGroup(() => Contact, { optional: true }) lead?: Contact;
    }
    const data = {
      text: 't',
      contacts: [
        { personId: 'a', phone: '1' },
        { personId: 'b', phone: '2' },
      ],
    };
    const seen: string[] = [];
    const copy = mapSealed(Sheet, data, ({ pointer, value }) => {
      seen.push(pointer);
      return `<${value}>`;
    });
    expect(seen).toEqual(['/text', '/contacts/0/phone', '/contacts/1/phone']);
    expect(copy).toEqual({
      text: '<t>',
      contacts: [
        { personId: 'a', phone: '<1>' },
        { personId: 'b', phone: '<2>' },
      ],
    });
  });
});

describe('who may open a sealed field', () => {
  const reader = (...roles: string[]) => ({ roles });
  const email = fieldsOf(userCommands.RegisterUser.command).get('email')!.kind.sealed!;
  test.each([
    ['administrator', true],
    ['auditor', false],
    ['watch-officer', false],
  ])('the address of a user: %s', (role, may) => {
    expect(mayOpen(email, reader(role), userCommands.RegisterUser.roles)).toBe(may);
  });
  test('everyone signed in reads what any may read; senders read what they sent', () => {
    expect(mayOpen({ readers: 'any' }, reader('auditor'), [])).toBe(true);
    expect(mayOpen({ readers: [] }, reader('roster-manager'), ['roster-manager'])).toBe(true);
    expect(mayOpen({ readers: [] }, reader(), ['roster-manager'])).toBe(false);
  });
});
