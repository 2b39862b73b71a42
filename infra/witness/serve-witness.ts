import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../contracts/clock';
import { formatVerifierKey } from '../../contracts/seal/verifier-key';
import type { RunningWitness, WitnessPlace } from '../../contracts/witness';
import { SqliteWitnessStore } from './sqlite-witness-store';
import { Witness } from './witness';
import { readWitnessKey } from './witness-key';
import { witnessServer } from './witness-server';

const drainMs = 5000;

/**
 * A witness with the key of a file (trust.md §3.3).
 * @throws KeyFileError when the file must not be used
 */
export function openWitness(keyFile: string, clock: Clock) {
  const key = readWitnessKey(keyFile);
  const listen = async ({ host, port, stateDir, ...rest }: WitnessPlace): Promise<RunningWitness> => {
    const store = new SqliteWitnessStore(stateDir);
    const server = witnessServer(new Witness({ ...rest, key, clock, store }));
    try {
      await once(server.listen(port, host), 'listening');
    } catch (error) {
      store.close();
      throw error;
    }
    const { address, family, port: bound } = server.address() as AddressInfo;
    return {
      url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
      close: async () => {
        const late = setTimeout(() => server.closeAllConnections(), drainMs);
        await new Promise((closed) => server.close(closed));
        clearTimeout(late);
        store.close();
      },
    };
  };
  return { verifierKey: formatVerifierKey(key.verifier), listen };
}
