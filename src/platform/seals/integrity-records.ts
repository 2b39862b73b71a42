import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventLog } from '../../../contracts/event-log';
import { RestoredLog } from '../../../contracts/restored-log';
import { base64 } from '../../../contracts/seal/base64';
import { hex } from '../../../contracts/seal/bytes';
import { parseSignedCheckpoint } from '../../../contracts/seal/checkpoint';
import { u32 } from '../../../contracts/seal/integers';
import { type KeptSeal, Seals } from '../../../contracts/seals';
import { type LogVerdict, placeOf } from '../../../contracts/verification';
import { noteCommandId } from '../derive';
import { systemActor } from '../issued';
import { Ledger } from '../ledger/ledger';
import { Boards } from '../pictures/boards';
import { PictureRunner } from '../pictures/picture-runner';
import { integrityOf } from './known-integrity';

/** How often it is looked whether a checkpoint was kept that the record should name. */
const lookEveryMs = 60_000;
/** Reasons for which a kept checkpoint is named on the record (trust.md §3.1, S5). */
const published: ReadonlySet<string> = new Set(['hour', 'handover', 'export']);
/** Records about the seals themselves: for them alone no other seal is named. */
const ofSeals: ReadonlySet<string> = new Set(['CheckpointPublished', 'WitnessCosigned']);
const realm = 'live';

/** Records on `integrity-live` what the platform finds out about its own log (domain.md §2.14). */
@Injectable()
export class IntegrityRecords implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Integrity');
  #timer: NodeJS.Timeout | undefined;
  #following: Subscription | undefined;
  /** Something else than published checkpoints was recorded since the last of them. */
  #news = false;
  /** The newest checkpoint that this process named. */
  #publishedSize = 0;

  constructor(
    private readonly log: EventLog,
    private readonly ledger: Ledger,
    private readonly seals: Seals,
    private readonly restoredLog: RestoredLog,
    private readonly boards: Boards,
    private readonly runner: PictureRunner,
  ) {}

  /** A log that was restored without some acknowledged events says so before anything starts that records. */
  async onModuleInit() {
    const loss = this.restoredLog.loss();
    if (!loss) return;
    const { reason, previousCheckpoint, ...fields } = loss;
    const data = {
      realm,
      at: fields.restoredSize,
      cause: reason,
      outcome: 'acknowledged events are missing',
      ...fields,
    };
    // A restore gives its log another epoch: what a start recorded that then ended is not recorded again.
    const by = { actor: systemActor, commandId: noteCommandId(this.log.epoch, 'LogRestored') };
    await this.ledger.note(`integrity-${realm}`, [{ type: 'LogRestored', data }], by);
    this.restoredLog.recorded();
  }

  onApplicationBootstrap() {
    void this.runner.started
      .then(() => this.#rotated())
      .catch((error) => this.#logger.error(`the rotation of the key is not under a seal yet: ${error}`));
    this.#following = this.runner.events.subscribe(({ events }) => {
      this.#news ||= events.some(({ type }) => !ofSeals.has(type));
    });
    this.#timer = setInterval(() => {
      this.publish().catch((error) => this.#logger.error(`kept checkpoints could not be read: ${error}`));
    }, lookEveryMs);
  }

  onModuleDestroy() {
    clearInterval(this.#timer);
    this.#following?.unsubscribe();
  }

  /** The change of the key is recorded once, and kept under a head that both keys sign. */
  async #rotated() {
    const rotation = this.seals.rotation();
    if (!rotation || integrityOf(this.boards)?.rotatedTo === rotation.key) return;
    const outcome = `both keys sign until ${rotation.until}`;
    const data = { cause: 'the operator rotated the key', outcome, ...rotation };
    if (await this.record('SigningKeyRotated', data)) await this.seals.seal('demand');
  }

  /** Names the newest kept checkpoint on the record, unless the log would grow by nothing but its own seals. */
  async publish(): Promise<void> {
    const kept = this.seals.kept(20).find(({ reason }) => published.has(reason));
    const recorded = integrityOf(this.boards)?.checkpoint?.size ?? 0;
    if (!kept || kept.size <= Math.max(recorded, this.#publishedSize) || !this.#news) return;
    const before = this.#publishedSize;
    this.#news = false;
    this.#publishedSize = kept.size;
    if (await this.record('CheckpointPublished', checkpointData(kept))) return;
    this.#news = true;
    this.#publishedSize = before;
  }

  /** @param cause why the log was verified: start, demand, weekly */
  async verified({ from, size, root, findings }: LogVerdict, cause: string): Promise<void> {
    const [first] = findings;
    if (!first) {
      const data = {
        at: size,
        cause,
        outcome: 'as recorded and sealed',
        from,
        to: size,
        root: base64(root),
        findings: 0,
      };
      await this.record('VerificationCompleted', data);
      return;
    }
    const { code, index, detail } = first;
    const place = placeOf(first);
    await this.record('VerificationFailed', {
      ...(place.kind === 'event' && { at: place.position }),
      cause,
      outcome: detail.slice(0, 500),
      code,
      firstIndex: index,
    });
  }

  /** A record that cannot be written is told to the operator; what it is about stays true. Answers whether it was. */
  async record(type: string, data: object): Promise<boolean> {
    try {
      await this.ledger.note(`integrity-${realm}`, [{ type, data: { realm, ...data } }], { actor: systemActor });
      return true;
    } catch (error) {
      this.#logger.error(`${type} could not be recorded: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  }
}

function checkpointData({ size, note, reason }: KeptSeal) {
  const { root, signatures } = parseSignedCheckpoint(note);
  const keyId = hex(u32(signatures[0]!.keyId));
  return { at: size, cause: reason, outcome: 'kept', size, root: base64(root), keyId, reason };
}
