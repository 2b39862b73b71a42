import { setTimeout as flushed } from 'node:timers/promises';
import { formatSignature } from '../../contracts/seal/note';
import { cosignNote, type SigningKey } from '../../infra/seal/keys';
import { parseAddCheckpoint } from '../../infra/witness/add-checkpoint';
import { type Answer, answers } from '../../infra/witness/answers';
import { objection } from '../../infra/witness/ruling';
import type { Answering } from '../../infra/witness/witness-server';
import type { Cosigned } from '../../infra/witness/witness-store';

/** As long as a flush takes on a plain disk; the other connections of a contest come in between. */
const flushMs = 5;

/** A control: checks as a witness does, and awaits something between check and persist. */
export class AwaitingWitness implements Answering {
  readonly #cosigned = new Map<string, Cosigned>();

  constructor(private readonly key: SigningKey) {}

  async add(body: Uint8Array): Promise<Answer> {
    const request = parseAddCheckpoint(body);
    const { origin, size, root, text } = request.checkpoint;
    const refusal = objection(this.#cosigned.get(origin), request);
    if (refusal) return refusal;
    await flushed(flushMs);
    this.#cosigned.set(origin, { origin, size, root, note: request.note });
    return answers.cosigned(formatSignature(cosignNote(this.key, text, 1_800_000_000)));
  }

  checkpoint() {
    return answers.nothing;
  }
}
