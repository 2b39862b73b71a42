import { equalBytes } from './bytes';
import { SealFault } from './findings';
import { decimal } from './integers';
import { noQuorum, type Policy, type PolicyGroup, type PolicyLog, type PolicyWitness, policyLimits } from './policy';
import type { Hash } from './primitives';
import { type Algorithm, algorithms, formatVerifierKey, parseVerifierKey } from './verifier-key';

/** The file `trust.policy` of a policy: logs, witnesses, groups, and the quorum last. */
export const formatPolicy = ({ logs, witnesses, groups, quorum }: Policy): string =>
  [
    ...logs.map(({ key, url }) => ['log', formatVerifierKey(key), url]),
    ...witnesses.map(({ name, key, url }) => ['witness', name, formatVerifierKey(key), url]),
    ...groups.map(({ name, threshold, members }) => ['group', name, String(threshold), ...members]),
    ['quorum', quorum],
  ]
    .map((items) => `${items.filter((item) => item !== undefined).join(' ')}\n`)
    .join('');

/**
 * The policy of a file: lines of items between blanks and tabs, `#` for remarks, names defined before use and a member
 * of one group at most, no key twice, one quorum line (C2SP tlog-policy), and at most 32 logs, witnesses and groups.
 * @throws SealFault BUNDLE_MALFORMED (log-rulings.md §2.5)
 */
export function parsePolicy(hash: Hash, text: string): Policy {
  if (!text.isWellFormed() || forbidden.test(text)) throw malformed('character');
  if (!text.endsWith('\n')) throw malformed('no final newline');
  const reader = new PolicyReader(hash);
  for (const line of text.split('\n')) reader.line(line.split(/[ \t]+/).filter((item) => item !== ''));
  return reader.policy();
}

/** Control characters other than tab and newline. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Collects what the lines of a policy define. */
class PolicyReader {
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups: PolicyGroup[] = [];
  readonly #names = new Set<string>();
  readonly #members = new Set<string>();
  #quorum: string | undefined;

  constructor(private readonly hash: Hash) {}

  line([word, ...items]: readonly string[]) {
    if (word === undefined || word.startsWith('#')) return;
    if (word === 'log') this.#logs.push(this.#signer(algorithms.ed25519, this.#logs, items));
    else if (word === 'witness') this.#witness(items);
    else if (word === 'group') this.#group(items);
    else if (word === 'quorum') this.#setQuorum(items);
    else throw malformed(`line ${word}`);
  }

  policy(): Policy {
    if (this.#quorum === undefined) throw malformed('no quorum');
    if (this.#logs.length > policyLimits.logs) throw malformed('too many logs');
    if (this.#witnesses.length > policyLimits.witnesses) throw malformed('too many witnesses');
    if (this.#groups.length > policyLimits.groups) throw malformed('too many groups');
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum };
  }

  #signer(algorithm: Algorithm, others: readonly PolicyLog[], [vkey, url, ...more]: readonly string[]): PolicyLog {
    const key = parseVerifierKey(this.hash, vkey ?? '');
    if (key?.algorithm !== algorithm || more.length > 0) throw malformed('verifier key');
    if (others.some((other) => equalBytes(other.key.publicKey, key.publicKey))) throw malformed('a key twice');
    return { key, ...(url !== undefined && { url }) };
  }

  #witness([name, ...items]: readonly string[]) {
    const signer = this.#signer(algorithms.cosignature, this.#witnesses, items);
    this.#witnesses.push({ name: this.#define(name), ...signer });
  }

  #group([name, count, ...members]: readonly string[]) {
    const threshold = count === 'any' ? 1 : count === 'all' ? members.length : decimal(count ?? '');
    if (!threshold || threshold > members.length) throw malformed('threshold');
    for (const member of members) {
      if (!this.#names.has(member) || this.#members.has(member)) throw malformed(`member ${member}`);
      this.#members.add(member);
    }
    this.#groups.push({ name: this.#define(name), threshold, members });
  }

  #setQuorum([name, ...more]: readonly string[]) {
    if (this.#quorum !== undefined || name === undefined || more.length > 0) throw malformed('quorum');
    if (name !== noQuorum && !this.#names.has(name)) throw malformed(`quorum ${name}`);
    this.#quorum = name;
  }

  #define(name: string | undefined): string {
    if (name === undefined || name === noQuorum || this.#names.has(name)) throw malformed(`name ${name}`);
    this.#names.add(name);
    return name;
  }
}

const malformed = (detail: string) => new SealFault('BUNDLE_MALFORMED', `trust.policy: ${detail}`);
