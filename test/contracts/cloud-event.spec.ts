import { hash } from 'node:crypto';
import { CloudEvent } from 'cloudevents';
import { cloudEvent } from '../../contracts/cloud-event';
import { hex } from '../../contracts/seal/bytes';
import { leafHash } from '../../contracts/seal/tree';
import { golden, goldenOf } from '../projections/golden';
import { openSealed, record, sealedFolder } from '../seals/log';

const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');
const origin = 'watchfloor.example/log/live/01900000-0000-7000-8000-0000000000f1';

describe('an event as a CloudEvent', () => {
  it.each(golden.map((event) => [event.type, event] as const))('is valid: %s', (_, event) => {
    const exported = cloudEvent(sha256, origin, event);
    expect(new CloudEvent(exported, true).validate()).toBe(true);
    for (const name of Object.keys(exported)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
  });

  it('names its place, its cause and its handling', () => {
    const event = goldenOf('AlertRaised');
    const { metadata } = event;
    expect(cloudEvent(sha256, origin, event)).toMatchObject({
      source: origin,
      type: `org.watchfloor.AlertRaised.v${metadata.schemaVersion}`,
      subject: event.stream,
      time: metadata.effectiveAt,
      recordedtime: metadata.recordedAt,
      sequence: String(event.position).padStart(16, '0'),
      authid: metadata.actor.id,
      streamrevision: event.revision,
    });
    const caused = { ...event, metadata: { ...metadata, causationId: '01900000-0000-8000-8000-00000000c0de' } };
    expect(cloudEvent(sha256, origin, caused)).toMatchObject({ causationid: caused.metadata.causationId });
    expect(cloudEvent(sha256, origin, caused)).not.toHaveProperty('commandid');
    const own = { ...event, metadata: { ...metadata, causationId: metadata.commandId } };
    expect(cloudEvent(sha256, origin, own)).toMatchObject({ commandid: metadata.commandId });
  });

  it('is sorted by its sequence as by its position', () => {
    const sequences = [9, 10, 99, 1e15].map(
      (position) => cloudEvent(sha256, origin, { ...golden[0]!, position }).sequence,
    );
    expect([...sequences].sort()).toEqual(sequences);
  });

  it('carries the hash of its leaf in the log', async () => {
    const { dir, keyFile, remove } = sealedFolder();
    const log = await openSealed(dir, keyFile);
    await record(log, 5);
    const { events } = await log.readAll({ after: 0 });
    const leaves = log.seals!.entries(0).map((entry) => hex(leafHash(sha256, entry)));
    expect(events.map((event) => cloudEvent(sha256, origin, event).leafhash)).toEqual(leaves);
    await log.close();
    remove();
  });
});
