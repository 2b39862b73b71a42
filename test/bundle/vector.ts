import { createHash } from 'node:crypto';
import type { SampleEvent } from './sample-log';

const origin = 'watchfloor.example/log/live/0190d2b4-5f60-7000-8000-000000000001';
const hex = (digits: string) => Buffer.from(digits, 'hex');

export const vectorPolicy = `log ${origin}+3b13575f+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4
witness ig witness.example/ig+9f1f1c3f+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X
quorum ig
`;

export const vectorNote = `${origin}
3
rB8lxGpb5iMZTqzWM4jel8xDfx0zJVAWIgDDONw1ztE=

— ${origin} OxNXX3htoj59XvuZH8MwfelRBgh0KWpWj5l/w7nMdAFsvgxFj9yLCzYP7P3/huTfDDl4JcODOGf1PQ2JGR1eB9gmswI=
— witness.example/ig nx8cPwAAAABrA20typPvXVUqqVP/xvz/dlV5NMaAYCxjvYoBtUlZkU9L2hKO9ijvc4HtndTLsFWxkCnfSbZcR+HTwbDKw2t3nDBkAA==
`;

/** The metadata of the first event with other values in the same places. */
function metadata(
  version: number,
  recordedAt: string,
  effectiveAt: string,
  actor: string,
  command: string,
  salt: string,
) {
  const id = `0190d2b4-${command}`;
  return `{"schemaVersion":${version},"recordedAt":"${recordedAt}","effectiveAt":"${effectiveAt}","actor":{"id":"${actor}","role":"watch-officer","org":"ops-center"},"commandId":"${id}","correlationId":"${id}","causationId":"${id}","handling":{"classification":"UNCLASSIFIED","compartments":[]},"realm":"live","salt":"${salt}"}`;
}

const first = '5f60-7a00-8000-0000000000aa';
const crisis = { stream: 'crisis-2b1f', schemaVersion: 1, actorId: 'user-7f3a' };
const digests = (data: string, ofMetadata: string) => ({ dataDigest: hex(data), metadataDigest: hex(ofMetadata) });

function salted(salt: string, data: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'base64')).update(data).digest('hex');
}

/** Digests that the example does not print follow from its leaves, and those from its root. */
export const vectorEvents: readonly SampleEvent[] = [
  {
    entry: {
      ...crisis,
      eventId: '0190d2b4-5f60-8e80-bfc3-64ba6d97817f',
      revision: 0,
      type: 'CrisisOpened',
      recordedAt: '2026-11-22T22:31:07.123456Z',
      ...digests(
        'aabc8c2c4c68c0f61239aa44185de0d75150d2b4391836645bea92365b2af814',
        'bfe37e8d9a1d4cf996676cd6395a0e210315036b9478fa4707ba5d79aadf1c1d',
      ),
    },
    data: '{"crisisId":"2b1f","title":"Überschwemmung","countries":["KEN"]}',
    metadata: metadata(
      1,
      '2026-11-22T22:31:07.123456Z',
      '2026-11-22T22:31:07Z',
      'user-7f3a',
      first,
      'AAECAwQFBgcICQoLDA0ODw==',
    ),
  },
  {
    entry: {
      ...crisis,
      eventId: '0190d2b4-5f60-849c-a085-43b4ee348319',
      revision: 1,
      type: 'CrisisSeverityChanged',
      recordedAt: '2026-11-22T22:31:07.123457Z',
      ...digests(
        salted('EBESExQVFhcYGRobHB0eHw==', '{"crisisId":"2b1f","severity":3}'),
        'ea99dc0ac4dd46ec9c3deb455a862e2635aa3eb945eaabcaaf97ff0b461a511a',
      ),
    },
    data: '{"crisisId":"2b1f","severity":3}',
    metadata: metadata(
      1,
      '2026-11-22T22:31:07.123457Z',
      '2026-11-22T22:31:07Z',
      'user-7f3a',
      first,
      'EBESExQVFhcYGRobHB0eHw==',
    ),
  },
  {
    entry: {
      eventId: '0190d2b4-6348-8ee0-bd2a-0c5247d49971',
      stream: 'alert-9c',
      revision: 0,
      type: 'AlertRaised',
      schemaVersion: 2,
      recordedAt: '2026-11-22T22:31:08.000000Z',
      actorId: 'service-rules',
      ...digests(
        salted('ICEiIyQlJicoKSorLC0uLw==', '{"alertId":"9c","crisisId":"2b1f"}'),
        'cfbf4163df4e82f3deb66bb40a8c10a39d3aca02798d1fdea6a399790eb3e96e',
      ),
    },
    data: '{"alertId":"9c","crisisId":"2b1f"}',
    metadata: metadata(
      2,
      '2026-11-22T22:31:08.000000Z',
      '2026-11-22T22:31:08Z',
      'service-rules',
      '6348-7b00-8000-0000000000ab',
      'ICEiIyQlJicoKSorLC0uLw==',
    ),
  },
];
