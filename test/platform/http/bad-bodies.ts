import { type Bad, bytes, classes, good, goodText, invalid } from './bad';
import { brokenFields, jsonOf } from './samples';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Each field of each command broken in every way of its kind. */
export function* fields(): Generator<Bad> {
  for (const [type, target] of classes()) {
    for (const { what, pointer, data } of brokenFields(target)) {
      const body = jsonOf({ data });
      yield bytes(`${type}${pointer} ${what}`, body, { path: `/commands/${type}`, pointer, ...invalid });
    }
  }
}

/** Bodies that are no message: text, keys, depth, sizes, numbers, encoding. */
export function* bodies(): Generator<Bad> {
  yield bytes('no body', '', { ...invalid });
  yield bytes('not JSON', '{', { ...invalid, pointer: '' });
  yield bytes('text after the end', `${goodText()} x`, invalid);
  for (const body of ['null', '[]', '"text"', '7', 'true']) yield bytes(`body ${body}`, body, invalid);
  yield bytes('no data', '{}', { ...invalid, pointer: '/data' });
  for (const data of ['null', '[]', '"text"', '7']) yield bytes(`data ${data}`, `{"data":${data}}`, invalid);
  yield bytes('a stranger beside data', '{"data":{},"more":1}', { ...invalid, pointer: '/more' });
  yield bytes('duplicate key', goodText().replace('{"data":{', '{"data":{"title":"One",'), {
    ...invalid,
    pointer: '/data/title',
  });
  yield bytes('duplicate data', `{"data":{},${goodText().slice(1)}`, { ...invalid, pointer: '/data' });
  for (const key of ['__proto__', 'constructor', 'prototype'])
    yield bytes(`key ${key}`, goodText().replace('{"data":{', `{"data":{"${key}":{"isAdmin":true},`), {
      ...invalid,
      pointer: `/data/${key}`,
    });
  yield bytes('prototype key by escape', goodText().replace('{"data":{', '{"data":{"\\u005f_proto__":{},'), invalid);
  yield bytes('nested 40 deep', `{"data":{"title":${nested(40)}}}`, invalid);
  yield bytes('nested 10,000 deep', `{"data":${nested(10_000)}}`, invalid);
  yield bytes('a list of 20,000', `{"data":{"countries":[${'"KEN",'.repeat(19_999)}"KEN"]}}`, invalid);
  yield bytes('a text of 40 KiB', `{"data":{"title":"${'x'.repeat(40_000)}"}}`, invalid);
  yield bytes('lone surrogate', goodText().replace('Crisis of', '\\ud800'), invalid);
  yield bytes('byte-order mark', `\ufeff${goodText()}`, invalid);
  yield bytes(
    'bytes that are not UTF-8',
    Buffer.from(goodText().replace('Crisis', '\u0001\u0001')).map((b) => (b === 1 ? 0xff : b)) as Buffer,
    invalid,
  );
  yield bytes(
    'overlong UTF-8',
    Buffer.from(goodText().replace('Crisis', '\u0001\u0001')).map((b) => (b === 1 ? 0xc0 : b)) as Buffer,
    invalid,
  );
  for (const number of ['1.5', '1e3', '-0', '9007199254740993', '1E400', 'NaN', 'Infinity', '0x10', '01'])
    yield bytes(`number ${number}`, goodText().replace('"severity":3', `"severity":${number}`), { ...invalid });
  yield bytes('2 MiB', JSON.stringify({ data: { ...good().data, summary: 'x'.repeat(2 * 1024 * 1024) } }), {
    status: 413,
    code: 'INVALID_FIELDS',
  });
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/cbor',
  ])
    yield bytes(`content type ${type}`, goodText(), {
      headers: { 'content-type': type },
      status: 415,
      code: 'INVALID_FIELDS',
    });
}

/** What a sender may not say about a command. */
export function* envelopes(): Generator<Bad> {
  const cases: readonly (readonly [string, unknown])[] = [
    ['', null],
    ['', 'text'],
    ['', []],
    ['/stranger', { stranger: 1 }],
    ['/realm', { realm: 'exercise-1' }],
    ['/recordedAt', { recordedAt: '2026-11-25T06:00:00Z' }],
    ['/actor', { actor: { id: 'somebody' } }],
    ['/effectiveAt', { effectiveAt: 'yesterday' }],
    ['/effectiveAt', { effectiveAt: 7 }],
    ['/onBehalfOf', { onBehalfOf: '' }],
    ['/authority', { authority: 'x'.repeat(201) }],
    ['/source', { source: { kind: 'mediaReport' } }],
    ['/source', { source: { kind: 'mediaReport', ref: 'Daily', reliability: 'Z' } }],
    ['/handling', { handling: { classification: 'PUBLIC', compartments: [] } }],
    ['/handling', { handling: { classification: 'SECRET' } }],
    ['/correlationId', { correlationId: '1' }],
  ];
  for (const [pointer, envelope] of cases)
    yield bytes(`envelope ${JSON.stringify(envelope)?.slice(0, 40)}`, JSON.stringify({ ...good(), envelope }), {
      ...invalid,
      pointer: `/envelope${pointer}`,
    });
  yield bytes('effective tomorrow', JSON.stringify({ ...good(), envelope: { effectiveAt: '2126-01-01T00:00:00Z' } }), {
    status: 422,
    code: 'EFFECTIVE_IN_FUTURE',
  });
}
