import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readWitnessKey } from '../../../infra/witness/witness-key';
import { witnessServer } from '../../../infra/witness/witness-server';
import { randomFrom } from '../../random';
import { seed } from '../../seeded';
import { AwaitingWitness } from '../awaiting-witness';
import { contest, logsFor } from '../contest';
import { policyFor } from '../paper-log';
import { runWitness, witnessFolder } from '../running';
import { volume } from '../volume';

const logs = logsFor(volume);

test('forks and successors at once: never two roots for one size, and sizes never fall', async () => {
  const witness = await runWitness(policyFor(...logs));
  const outcome = await contest(witness.url, witness.key, logs, volume, randomFrom(seed));
  await witness.stop();
  process.stdout.write(`contest of ${volume} with seed ${seed}: ${JSON.stringify(outcome)}\n`);
  expect(outcome).toMatchObject({ forked: 0, fell: 0, bad: 0 });
  // Each way to end was taken, or nothing was contested.
  for (const status of [200, 409, 422]) expect(outcome.statuses[status]).toBeGreaterThan(0);
  expect(Object.keys(outcome.statuses)).toHaveLength(3);
}, 120_000);

test('control: a witness that awaits between check and persist forks', async () => {
  const folder = witnessFolder();
  const server = witnessServer(new AwaitingWitness(readWitnessKey(folder.keyFile)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { forked } = await contest(url, folder.key, logs, Math.min(volume, 500), randomFrom(seed));
  await new Promise((closed) => server.close(closed));
  folder.remove();
  expect(forked).toBeGreaterThan(0);
}, 120_000);
