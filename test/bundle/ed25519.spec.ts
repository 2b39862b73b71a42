import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStrictSignature } from '../../contracts/seal/ed25519-strict';
import { checkSignature } from '../../infra/seal/keys';
import { programs } from './verifiers';

interface Claim {
  readonly key: Buffer;
  readonly message: Buffer;
  readonly signature: Buffer;
}

const flipped = (bytes: Buffer, at: number) => Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 4 : byte)));
const spki = (key: Buffer) => Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);

/** Ten signatures that hold, and ten of which one bit does not. */
const claims: readonly Claim[] = Array.from({ length: 20 }, (_, at) => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const message = Buffer.from('a message '.repeat(at + 1));
  const signature = sign(null, message, privateKey);
  if (at < 10) return { key, message, signature };
  if (at < 14) return { key, message, signature: flipped(signature, at) };
  if (at < 17) return { key, message, signature: flipped(signature, 20 + at) };
  return at < 19 ? { key, message: flipped(message, at), signature } : { key: flipped(key, at), message, signature };
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchfloor-ed25519-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the second verifier's own arithmetic says. */
function byPython(all: readonly Claim[]): readonly boolean[] {
  const script = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location('verify', sys.argv[1])
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)
print(json.dumps([verify.signed(*map(bytes.fromhex, claim)) for claim in json.load(sys.stdin)]))`;
  const input = JSON.stringify(
    all.map(({ key, message, signature }) => [key, message, signature].map((b) => b.toString('hex'))),
  );
  const [python, file] = programs['verify.py'];
  return JSON.parse(execFileSync(python, ['-c', script, file], { input, encoding: 'utf8' })) as boolean[];
}

const openssl = 'openssl';

function byOpenssl({ key, message, signature }: Claim): boolean {
  const path = (name: string, bytes: Buffer) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const args = ['-rawin', '-in', path('message', message), '-sigfile', path('signature', signature)];
  const pem = ['-pubin', '-keyform', 'DER', '-inkey', path('key', spki(key))];
  return spawnSync(openssl, ['pkeyutl', '-verify', ...pem, ...args]).status === 0;
}

test('twenty signatures: own arithmetic, openssl and the platform judge alike', () => {
  const own = byPython(claims);
  expect(own.slice(0, 10)).toEqual(Array(10).fill(true));
  expect(own.slice(10)).toEqual(Array(10).fill(false));
  expect(claims.map(byOpenssl)).toEqual(own);
  expect(claims.map(({ key, message, signature }) => accepted(key, message, signature))).toEqual(own);
});

const accepted = (key: Buffer, message: Buffer, signature: Buffer) =>
  isStrictSignature(key, signature) && createPublicKey({ key: spki(key), format: 'der', type: 'spki' }) !== null
    ? checkSignature(key, message, signature)
    : false;

const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const little = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
const number = (bytes: Buffer) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
const y = (value: bigint, sign = 0n) => little(value | (sign << 255n));
const prime = 2n ** 255n - 19n;

test('what some libraries accept is refused: small order, encodings beyond the prime, S beyond the order', () => {
  const { key, message, signature } = claims[0]!;
  const beyond = Buffer.concat([signature.subarray(0, 32), little(number(signature.subarray(32)) + order)]);
  const points = [y(0n), y(1n), y(1n, 1n), y(prime - 1n), y(0n, 1n), y(prime), y(prime + 1n), y(prime + 18n)];
  const order8 = Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex');
  // With A and R the neutral element and S = 0 every message is "signed" where small order is allowed.
  const neutral = Buffer.concat([y(1n), Buffer.alloc(32)]);
  const lax: readonly Claim[] = [
    { key, message, signature: beyond },
    { key: y(1n), message, signature: neutral },
    ...[...points, order8].map((point) => ({ key: point, message, signature })),
    ...[...points, order8].map((point) => ({
      key,
      message,
      signature: Buffer.concat([point, signature.subarray(32)]),
    })),
  ];
  expect(byPython(lax)).toEqual(lax.map(() => false));
  expect(lax.map((claim) => isStrictSignature(claim.key, claim.signature))).toEqual(lax.map(() => false));
  expect(byOpenssl(lax[1]!)).toBe(true);
});
