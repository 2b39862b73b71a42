import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { SealFault } from '../../contracts/seal/findings';
import { noQuorum, type Policy } from '../../contracts/seal/policy';
import { parsePolicy } from '../../contracts/seal/policy-file';
import { sha256 } from '../../contracts/seal/sha256';
import { type Context, isOn, text } from './context';
import { Ended, exit, misused } from './exit';

/** Makes the key of a witness; an existing file is never replaced. */
export async function createKey({ flags, out, outside }: Context): Promise<number> {
  const [file, name] = [needed(flags, 'key'), needed(flags, 'name')];
  if (isOn(flags, 'dry-run')) {
    out.document(
      'witness-key',
      { file, name },
      () => `would make a key for ${name} in ${file}; nothing written (dry run)`,
    );
    return exit.done;
  }
  try {
    const verifierKey = await outside.createWitnessKey(file, name);
    out.document('witness-key', { file, name, verifierKey }, () => verifierKey);
    return exit.done;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new Ended(exit.refused, `${file} exists`, 'A key is never replaced.');
    throw refusedKey(error);
  }
}

/** Runs a witness until a signal ends it. */
export async function serveWitness({ flags, out, outside, signal }: Context): Promise<number> {
  const [stateDir, keyFile, policyFile] = [needed(flags, 'state'), needed(flags, 'key'), needed(flags, 'logs')];
  const port = portOf(text(flags, 'port') ?? '8095');
  const policy = policyIn(policyFile);
  const { verifierKey, listen } = await outside.openWitness(keyFile).catch((error) => {
    throw refusedKey(error);
  });
  const host = text(flags, 'host') ?? '127.0.0.1';
  const { url, close } = await listen({ stateDir, policy, host, port, tell: out.warn });
  const logs = policy.logs.map(({ key }) => key.name);
  out.document('witness', { url, verifierKey, logs }, () =>
    [`Witness ${verifierKey}`, `is at ${url} for`, ...logs.map((origin) => `  ${origin}`)].join('\n'),
  );
  if (!signal.aborted) await once(signal, 'abort');
  await close();
  return exit.done;
}

function needed(flags: Context['flags'], name: string): string {
  const value = text(flags, name);
  if (value === undefined) throw misused(`--${name} is needed`);
  return value;
}

function portOf(given: string): number {
  const port = Number(given);
  if (!/^\d{1,5}$/.test(given) || port > 65_535) throw misused('--port must be a number from 0 to 65535');
  return port;
}

/** The logs of a policy file; whose cosignatures it asks for does not matter to a witness. */
function policyIn(file: string): Policy {
  try {
    const { logs } = parsePolicy(sha256, readFileSync(file, 'utf8'));
    if (logs.length === 0) throw misused(`${file} names no log`);
    return { logs, witnesses: [], groups: [], quorum: noQuorum };
  } catch (error) {
    if (error instanceof SealFault) throw misused(`${file} is no policy: ${error.detail}`);
    throw error;
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code;

/** A key that must not be used is a refused configuration; what the system says about the file is not. */
const refusedKey = (error: unknown) =>
  error instanceof Error && codeOf(error) === undefined ? misused(error.message) : error;
