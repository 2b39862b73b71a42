import { encode } from '../../contracts/encoding';
import { recordedMetadata } from '../../contracts/metadata';
import { dataDigest, entryBytes, eventLeaf, leafHash, metadataDigest } from '../../infra/event-log/leaf';
import { CompactRange } from '../../infra/event-log/tree';
import { uuidBytes, uuidText } from '../../infra/event-log/uuid';
import { rfcEntries, rfcRoots } from '../seal/vectors';
import { naiveRoot } from './naive-tree';

const commandId = '0190d2b4-5f60-7a00-8000-0000000000aa';
const salt = (first: number) => Buffer.from(Array.from({ length: 16 }, (_, i) => first + i)).toString('base64');
const envelope = {
  schemaVersion: 1,
  effectiveAt: '2026-11-22T22:31:07Z',
  actor: { id: 'user-7f3a', role: 'watch-officer', org: 'ops-center' },
  commandId,
  correlationId: commandId,
  causationId: commandId,
  handling: { classification: 'UNCLASSIFIED', compartments: [] },
  realm: 'live',
} as const;
const second = '0190d2b4-6348-7b00-8000-0000000000ab';

/** The three events of the product's format 1. */
const format1 = [
  {
    id: '0190d2b4-5f60-8e80-bfc3-64ba6d97817f',
    stream: 'crisis-2b1f',
    revision: 0,
    type: 'CrisisOpened',
    data: { crisisId: '2b1f', title: 'Überschwemmung', countries: ['KEN'] },
    metadata: recordedMetadata(envelope, '2026-11-22T22:31:07.123456Z', salt(0x00)),
    metadataDigest: 'bfe37e8d9a1d4cf996676cd6395a0e210315036b9478fa4707ba5d79aadf1c1d',
    leaf: 'da8fd253057b1ecc0313eb0f177a570da1ecc16fdc2a6f0423009b0b3a234a58',
  },
  {
    id: '0190d2b4-5f60-849c-a085-43b4ee348319',
    stream: 'crisis-2b1f',
    revision: 1,
    type: 'CrisisSeverityChanged',
    data: { crisisId: '2b1f', severity: 3 },
    metadata: recordedMetadata(envelope, '2026-11-22T22:31:07.123457Z', salt(0x10)),
    metadataDigest: 'ea99dc0ac4dd46ec9c3deb455a862e2635aa3eb945eaabcaaf97ff0b461a511a',
    leaf: 'd9b2b72155ac18d85aae46fd07568eb103980f1882c234efa5c3bc4846eb8e4b',
  },
  {
    id: '0190d2b4-6348-8ee0-bd2a-0c5247d49971',
    stream: 'alert-9c',
    revision: 0,
    type: 'AlertRaised',
    data: { alertId: '9c', crisisId: '2b1f' },
    metadata: recordedMetadata(
      {
        ...envelope,
        schemaVersion: 2,
        effectiveAt: '2026-11-22T22:31:08Z',
        actor: { ...envelope.actor, id: 'service-rules' },
        commandId: second,
        correlationId: second,
        causationId: second,
      },
      '2026-11-22T22:31:08.000000Z',
      salt(0x20),
    ),
    metadataDigest: 'cfbf4163df4e82f3deb66bb40a8c10a39d3aca02798d1fdea6a399790eb3e96e',
    leaf: '169c87dc453ca7878242d855dcb42be1792f91e41227f7da97bdc63a8ebdc355',
  },
] as const;

const partsOf = ({ id, stream, revision, type, data, metadata }: (typeof format1)[number]) => ({
  id: uuidBytes(id),
  stream,
  revision,
  type,
  schemaVersion: metadata.schemaVersion,
  recordedAt: metadata.recordedAt,
  actorId: metadata.actor.id,
  dataDigest: dataDigest(metadata.salt, encode(data)),
  metadataDigest: metadataDigest(encode(metadata)),
});

describe('RFC 6962', () => {
  const leaves = rfcEntries.map((entry) => leafHash(entry));

  it.each(rfcRoots.map((root, size) => ({ size, root: root.toString('hex') })))(
    'root of $size leaves',
    ({ size, root }) => {
      const range = new CompactRange();
      for (const leaf of leaves.slice(0, size)) range.push(leaf);
      expect(range.root().toString('hex')).toBe(root);
      expect(naiveRoot(leaves.slice(0, size)).toString('hex')).toBe(root);
    },
  );
});

describe('Watchfloor format 1', () => {
  it('metadata text of the first event', () => {
    expect(encode(format1[0].metadata)).toBe(
      '{"schemaVersion":1,"recordedAt":"2026-11-22T22:31:07.123456Z","effectiveAt":"2026-11-22T22:31:07Z",' +
        '"actor":{"id":"user-7f3a","role":"watch-officer","org":"ops-center"},' +
        '"commandId":"0190d2b4-5f60-7a00-8000-0000000000aa","correlationId":"0190d2b4-5f60-7a00-8000-0000000000aa",' +
        '"causationId":"0190d2b4-5f60-7a00-8000-0000000000aa",' +
        '"handling":{"classification":"UNCLASSIFIED","compartments":[]},"realm":"live","salt":"AAECAwQFBgcICQoLDA0ODw=="}',
    );
  });

  it('salted data digest of the first event', () => {
    expect(partsOf(format1[0]).dataDigest.toString('hex')).toBe(
      'aabc8c2c4c68c0f61239aa44185de0d75150d2b4391836645bea92365b2af814',
    );
  });

  it('entry of the first event', () => {
    const entry = entryBytes(partsOf(format1[0]));
    expect(entry).toHaveLength(178);
    expect(entry.toString('hex')).toBe(
      '7761746368666c6f6f722e6576656e742f310a0190d2b45f608e80bfc364ba6d97817f0000000000000000000b6372697369732d32623166' +
        '000c4372697369734f70656e656400000001001b323032362d31312d32325432323a33313a30372e3132333435365a0009757365722d3766' +
        '3361aabc8c2c4c68c0f61239aa44185de0d75150d2b4391836645bea92365b2af814bfe37e8d9a1d4cf996676cd6395a0e210315036b9478' +
        'fa4707ba5d79aadf1c1d',
    );
  });

  it.each(format1)('metadata digest and leaf of $type', (event) => {
    const parts = partsOf(event);
    expect(parts.metadataDigest.toString('hex')).toBe(event.metadataDigest);
    expect(leafHash(entryBytes(parts)).toString('hex')).toBe(event.leaf);
    expect(eventLeaf(parts).toString('hex')).toBe(event.leaf);
  });

  it('roots of two and three events', () => {
    const range = new CompactRange();
    const seen = format1.map(({ leaf }) => {
      range.push(Buffer.from(leaf, 'hex'));
      return range.root().toString('hex');
    });
    expect(seen.slice(1)).toEqual([
      'ffbe7cea2704ec8c71a75d67c5b6e81421a87e2bfbddb85d5097674081833b74',
      'ac1f25c46a5be623194eacd63388de97cc437f1d332550162200c338dc35ced1',
    ]);
  });

  it('a revision above 2^32 keeps all eight bytes', () => {
    const revision = 2 ** 40 + 7;
    const entry = entryBytes({ ...partsOf(format1[0]), revision });
    expect(entry.readBigUInt64BE(19 + 16)).toBe(BigInt(revision));
  });
});

it('a UUID survives its bytes', () => expect(uuidText(uuidBytes(commandId))).toBe(commandId));
