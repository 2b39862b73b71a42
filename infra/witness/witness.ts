import { type Clock, instantOf } from '../../contracts/clock';
import { hex, utf8 } from '../../contracts/seal/bytes';
import type { SignedCheckpoint } from '../../contracts/seal/checkpoint';
import { SealFault } from '../../contracts/seal/findings';
import { formatNote, formatSignature, type NoteSignature } from '../../contracts/seal/note';
import { judgeNote } from '../../contracts/seal/note-verdict';
import type { Policy } from '../../contracts/seal/policy';
import { isOf } from '../../contracts/seal/signature-claim';
import { sha256 } from '../seal/hash';
import { checkSignature, cosignNote, type SigningKey } from '../seal/keys';
import { sqliteCode } from '../sqlite';
import { formatAddCheckpoint, parseAddCheckpoint, type ReadRequest } from './add-checkpoint';
import { type Answer, answers } from './answers';
import { objection } from './ruling';
import type { WitnessStore } from './witness-store';

/** What a witness stands on. */
export interface WitnessParts {
  /** Of algorithm `cosignature`. */
  readonly key: SigningKey;
  /** Its logs are those that the witness answers for. */
  readonly policy: Policy;
  readonly store: WitnessStore;
  readonly clock: Clock;
  /** Hears of refused heads and of a state that cannot be kept. */
  readonly tell: (line: string) => void;
}

/** Cosigns checkpoints of logs, each of which must continue the one before (C2SP tlog-witness, trust.md §3.3). */
export class Witness {
  readonly #origins: ReadonlyMap<string, string>;
  #broken = false;

  constructor(private readonly parts: WitnessParts) {
    this.#origins = new Map(parts.policy.logs.map(({ key: { name } }) => [hex(sha256(utf8(name))), name]));
  }

  /** Answers `POST /add-checkpoint`. */
  async add(body: Uint8Array): Promise<Answer> {
    const request = read(body);
    if (!request) return answers.malformed;
    const { checkpoint } = request;
    if (!this.parts.policy.logs.some(({ key }) => key.name === checkpoint.origin)) return answers.originUnknown;
    const { log } = await judgeNote(checkSignature, { ...this.parts.policy, witnesses: [] }, checkpoint, 0);
    if (log !== 'good') return answers.untrusted;
    return this.#durably(() => this.#decide(request));
  }

  /** Answers `GET /<origin hash>/checkpoint` with the note cosigned last. @param originHash hex of SHA-256 */
  checkpoint(originHash: string): Answer {
    const origin = this.#origins.get(originHash);
    const cosigned = origin === undefined ? undefined : this.parts.store.cosigned(origin);
    return cosigned ? answers.checkpoint(cosigned.note) : answers.nothing;
  }

  /** One critical section of check and persist: nothing is awaited inside, and nothing leaves before it is durable. */
  #durably(decide: () => Answer): Answer {
    if (this.#broken) return answers.unavailable;
    try {
      return this.parts.store.critically(decide);
    } catch (error) {
      const code = sqliteCode(error) ?? '';
      // After any other failure it is not known what is on the disk: only opening the file anew tells.
      this.#broken = !/^SQLITE_(FULL|BUSY)/.test(code);
      this.parts.tell(`state not kept: ${code || String(error)}${this.#broken ? '; restart the witness' : ''}`);
      return answers.unavailable;
    }
  }

  #decide(request: ReadRequest): Answer {
    const { store, key, clock, tell } = this.parts;
    const { origin, size, root, text } = request.checkpoint;
    const known = store.cosigned(origin);
    const refusal = objection(known, request);
    if (refusal === answers.refused) {
      const receivedAt = instantOf(clock.micros());
      store.refuse({
        origin,
        size,
        root,
        receivedAt,
        request: formatAddCheckpoint(request),
        cosigned: known?.note ?? '',
      });
      tell(`refused: ${origin} of size ${size} does not continue size ${known?.size ?? 0}; kept as evidence`);
    }
    if (refusal) return refusal;
    const cosignature = cosignNote(key, text, Math.floor(clock.micros() / 1_000_000));
    const signatures = [...this.#trusted(request.checkpoint), cosignature];
    store.cosign({ origin, size, root, note: formatNote({ text, signatures }) });
    return answers.cosigned(formatSignature(cosignature));
  }

  /** Lines by keys of the log; all of them are good. */
  #trusted({ signatures }: SignedCheckpoint): readonly NoteSignature[] {
    return signatures.filter((line) => this.parts.policy.logs.some(({ key }) => isOf(key, line)));
  }
}

function read(body: Uint8Array): ReadRequest | undefined {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (error instanceof SealFault) return undefined;
    throw error;
  }
}
