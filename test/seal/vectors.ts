import { createPrivateKey } from 'node:crypto';

const bytes = (text: string) => Buffer.from(text, 'hex');

/** Entries of the tree of RFC 6962 implementations, and the root of the first n of them (trust.md §19). */
export const rfcEntries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes);
export const rfcRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(bytes);

const upper = [
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
].map(bytes);
export const rfcProofs = {
  index5of8: [bytes('bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'), ...upper],
  from6to8: [bytes('0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'), ...upper],
  from2to5: [
    bytes('5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e'),
    bytes('bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'),
  ],
};

const origin = 'watchfloor.example/log/live/0190d2b4-5f60-7000-8000-000000000001';
const run = (first: number, count: number) => Buffer.from(Array.from({ length: count }, (_, at) => first + at));
const pkcs8Prefix = bytes('302e020100300506032b657004220420');
const keyOf = (seed: Buffer) =>
  createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });

/** Keys, roots and files of the product's format 1 (trust.md §19). */
export const format1 = {
  origin,
  witnessName: 'witness.example/ig',
  logKey: keyOf(run(0x00, 32)),
  witnessKey: keyOf(run(0x20, 32)),
  logVkey: `${origin}+3b13575f+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4`,
  witnessVkey: 'witness.example/ig+9f1f1c3f+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X',
  salt: run(0x00, 16),
  data: '{"crisisId":"2b1f","title":"Überschwemmung","countries":["KEN"]}',
  metadata:
    '{"schemaVersion":1,"recordedAt":"2026-11-22T22:31:07.123456Z","effectiveAt":"2026-11-22T22:31:07Z",' +
    '"actor":{"id":"user-7f3a","role":"watch-officer","org":"ops-center"},' +
    '"commandId":"0190d2b4-5f60-7a00-8000-0000000000aa","correlationId":"0190d2b4-5f60-7a00-8000-0000000000aa",' +
    '"causationId":"0190d2b4-5f60-7a00-8000-0000000000aa",' +
    '"handling":{"classification":"UNCLASSIFIED","compartments":[]},"realm":"live","salt":"AAECAwQFBgcICQoLDA0ODw=="}',
  dataDigest: bytes('aabc8c2c4c68c0f61239aa44185de0d75150d2b4391836645bea92365b2af814'),
  metadataDigest: bytes('bfe37e8d9a1d4cf996676cd6395a0e210315036b9478fa4707ba5d79aadf1c1d'),
  entry: bytes(
    '7761746368666c6f6f722e6576656e742f310a0190d2b45f608e80bfc364ba6d97817f0000000000000000000b6372697369732d32623166' +
      '000c4372697369734f70656e656400000001001b323032362d31312d32325432323a33313a30372e3132333435365a0009757365722d3766' +
      '3361aabc8c2c4c68c0f61239aa44185de0d75150d2b4391836645bea92365b2af814bfe37e8d9a1d4cf996676cd6395a0e210315036b9478' +
      'fa4707ba5d79aadf1c1d',
  ),
  leaves: [
    'da8fd253057b1ecc0313eb0f177a570da1ecc16fdc2a6f0423009b0b3a234a58',
    'd9b2b72155ac18d85aae46fd07568eb103980f1882c234efa5c3bc4846eb8e4b',
    '169c87dc453ca7878242d855dcb42be1792f91e41227f7da97bdc63a8ebdc355',
  ].map(bytes),
  root2: bytes('ffbe7cea2704ec8c71a75d67c5b6e81421a87e2bfbddb85d5097674081833b74'),
  root3: bytes('ac1f25c46a5be623194eacd63388de97cc437f1d332550162200c338dc35ced1'),
  /** POSIX seconds of the cosignature. */
  cosignedAt: 1795386669,
  proofFile: `c2sp.org/tlog-proof@v1
index 1
2o/SUwV7HswDE+sPF3pXDaHswW/cKm8EIwCbCzojSlg=
FpyH3EU8p4eCQthV3LQr4XkvkeQSJ/fal73GOo69w1U=

watchfloor.example/log/live/0190d2b4-5f60-7000-8000-000000000001
3
rB8lxGpb5iMZTqzWM4jel8xDfx0zJVAWIgDDONw1ztE=

— watchfloor.example/log/live/0190d2b4-5f60-7000-8000-000000000001 OxNXX3htoj59XvuZH8MwfelRBgh0KWpWj5l/w7nMdAFsvgxFj9yLCzYP7P3/huTfDDl4JcODOGf1PQ2JGR1eB9gmswI=
— witness.example/ig nx8cPwAAAABrA20typPvXVUqqVP/xvz/dlV5NMaAYCxjvYoBtUlZkU9L2hKO9ijvc4HtndTLsFWxkCnfSbZcR+HTwbDKw2t3nDBkAA==
`,
};

/** The example of C2SP signed-note. */
export const c2spNote = {
  vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  text: 'This is an example message.\n',
  line: '\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=',
};
