import { contentOf, logOf, run } from '../base-bundles';
import { writeBundle } from '../files';
import type { Random } from '../random';
import type { Oddities } from '../sample-log';
import type { Mutation } from './mutation';

const inMetadata = (change: (usual: string) => string): Oddities => ({ metadata: change });
const replaced = (from: string | RegExp, to: string) => inMetadata((usual) => usual.replace(from, to));
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** What a log could record and sign although none of ours does. */
const oddities: readonly Oddities[] = [
  { recordedAt: '2026-11-22T21:00:00.000000Z' },
  { recordedAt: '2026-11-22T22:00:00.00000Z' },
  { recordedAt: '2026-99-99T99:99:99.999999Z' },
  { revision: 0 },
  { revision: 9 },
  { revision: 2 ** 53 - 1 },
  { stream: 'ünïcode\u0000' },
  { stream: 'x'.repeat(65_000) },
  { entry: { actorId: 'somebody' } },
  { entry: { actorId: 'foreign', schemaVersion: 0 } },
  { entry: { actorId: 'foreign' } },
  { entry: { schemaVersion: 0 } },
  { entry: { schemaVersion: 2 ** 32 - 1 } },
  { entry: { type: '' } },
  { data: '' },
  { data: 'no JSON \u0007 \u2028' },
  replaced('{', ' {'),
  replaced('{', '\u00a0{'),
  replaced('{', '\ufeff{'),
  replaced('{', '{"realm":"x",'),
  replaced('{', '{"__proto__":{},'),
  replaced('{', '{"constructor":1,'),
  replaced('{', '{"2":1,"1":2,'),
  replaced('{', '{"a":NaN,'),
  replaced('{', '{"a":Infinity,'),
  replaced('{', '{"a":-0,'),
  replaced('{', '{"a":01,'),
  replaced('{', '{"a":1.0,'),
  replaced('{', '{"a":1e2,'),
  replaced('{', '{"a":9007199254740991,'),
  replaced('{', '{"a":9007199254740992,'),
  replaced('{', `{"a":${'9'.repeat(5000)},`),
  replaced('{', '{"a":-9007199254740991,'),
  replaced('{', '{"a":"\\ud800",'),
  replaced('{', '{"\\udc00":1,'),
  replaced('{', '{"a":"\\ud83d\\ude00",'),
  replaced('{', '{"a":"\\x41",'),
  replaced('{', '{"a":"\\u00g0",'),
  replaced('{', '{"a":"\u0001",'),
  replaced('{', '{"a":"\u007f",'),
  replaced('{', "{'a':1,"),
  replaced('{', '{"a":1,,'),
  replaced('}', ',}'),
  replaced('{', '{/* */'),
  replaced('{', `{"a":${deep(31)},`),
  replaced('{', `{"a":${deep(32)},`),
  replaced('{', `{"a":${deep(4000)},`),
  replaced('{', `{"a":"${'x'.repeat(15_900)}",`),
  replaced('{', `{"a":"${'x'.repeat(16_400)}",`),
  replaced('{', '{"a":tru,'),
  replaced('{', '{"a":truee,'),
  replaced('{', '{"a":+1,'),
  replaced('{', '{"a":١,'),
  replaced(/"salt":"[^"]*"/, '"salt":1'),
  replaced(/"salt":"[^"]*"/, '"salt":""'),
  replaced(/"salt":"./, '"salt":"-'),
  replaced(/.==/, 'B=='),
  replaced(/==/, '='),
  replaced('"salt"', '"sand"'),
  replaced('"schemaVersion":1', '"schemaVersion":true'),
  replaced('"schemaVersion":1', '"schemaVersion":"1"'),
  replaced('"schemaVersion":1,', ''),
  replaced('"actor":{', '"actor":[],"other":{'),
  replaced('"actor":{', '"actor":null,"other":{'),
  replaced('"actor":{', '"actor":"user","other":{'),
  replaced('"id"', '"\\u0069d"'),
  inMetadata((usual) => `[${usual}]`),
  inMetadata((usual) => `${usual} `),
  inMetadata((usual) => `${usual}x`),
  inMetadata(() => 'null'),
  inMetadata(() => ''),
];

/** A bundle whose log signed something odd, now and then with part of it withheld. */
export const signedOddities: Mutation = (random: Random) => {
  const at = 1 + random.below(5);
  const log = logOf(7, {
    [at]: random.pick(oddities),
    ...(random.below(4) === 0 && { [at + 1]: random.pick(oddities) }),
  });
  const shown = random.pick(['nothing', 'nothing', 'nothing', 'data', 'all'] as const);
  const events = run(0, 7).map((index) => log.shown(index, index === at ? shown : 'nothing'));
  return writeBundle(contentOf(log, [], { events, tools: [] }));
};
