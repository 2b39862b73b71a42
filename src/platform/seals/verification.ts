import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Refusal } from '../../../contracts/refusals';
import { base64Bytes } from '../../../contracts/seal/base64';
import {
  type LogVerdict,
  LogVerification,
  placeOf,
  type VerificationStatus,
  type VerifiedSize,
} from '../../../contracts/verification';
import { Boards } from '../pictures/boards';
import { PictureRunner } from '../pictures/picture-runner';
import { IntegrityRecords } from './integrity-records';
import { integrityOf } from './known-integrity';
import { SealState } from './seal-state';

/** A server that runs on reads the whole log again so often; a start reads what is new. */
const wholeEveryMs = 7 * 24 * 3600 * 1000;

const mostFindings = 100;

/** Proves the log while it is served: at the start what is new since the last time, on demand all of it. */
@Injectable()
export class Verification implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Verification');
  #status: VerificationStatus = { state: 'never' };
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #ending = new AbortController();

  constructor(
    private readonly log: LogVerification,
    private readonly records: IntegrityRecords,
    private readonly seals: SealState,
    private readonly boards: Boards,
    private readonly runner: PictureRunner,
  ) {}

  onApplicationBootstrap() {
    this.#timer = setInterval(() => this.#again(), wholeEveryMs);
    void this.runner.started.then(() => this.#atStart());
  }

  async onModuleDestroy() {
    this.#ending.abort();
    clearInterval(this.#timer);
    await this.#running;
  }

  get status(): VerificationStatus {
    return this.#status;
  }

  /** Begins to read the whole log again. @throws Refusal WRONG_STATE while it is being read */
  begin(cause: string) {
    if (this.#status.state === 'running') throw new Refusal('WRONG_STATE', { state: 'running' });
    this.#running = this.#run(cause);
  }

  #again() {
    if (this.#status.state !== 'running') this.begin('weekly');
  }

  /** A log that nobody has verified yet is new, or waits for somebody to ask; one that failed is read as a whole. */
  #atStart() {
    const last = integrityOf(this.boards)?.lastVerification;
    if (!last || this.#ending.signal.aborted || this.#status.state === 'running') return;
    if (last.state === 'FAILED') this.seals.failed(trouble(last.code ?? 'FAILED', last.firstIndex ?? 0));
    const root = last.root === null ? undefined : base64Bytes(last.root);
    this.#running = this.#run('start', root && { size: last.to ?? 0, root });
  }

  async #run(cause: string, from?: VerifiedSize) {
    const begun = performance.now();
    this.#status = { state: 'running' };
    try {
      const progress = (done: number, all: number) => {
        this.#status = { state: 'running', done, all };
      };
      const verdict = await this.log.run(from, progress, this.#ending.signal);
      const seconds = Math.round(performance.now() - begun) / 1000;
      this.#conclude(verdict, seconds);
      if (verdict.size > 0 || verdict.findings.length > 0) await this.records.verified(verdict, cause);
    } catch (error) {
      this.#status = { state: 'never' };
      if (this.#ending.signal.aborted) return;
      this.#logger.error(`the log could not be verified: ${error instanceof Error ? error.message : error}`);
    }
  }

  #conclude({ from, size, findings }: LogVerdict, seconds: number) {
    const [first] = findings;
    const state = first ? 'FAILED' : 'VERIFIED';
    this.#status = { state, from, size, findings: findings.slice(0, mostFindings), seconds };
    this.seals.failed(first && trouble(first.code, first.index));
    if (first)
      this.#logger.error(`the log failed its verification: ${trouble(first.code, first.index)}, ${first.detail}`);
  }
}

/** What a heartbeat says of a log that failed: the fault, and the event or the checkpoint at which it shows. */
function trouble(code: string, index: number): string {
  const place = placeOf({ code, index });
  if (place.kind === 'event') return `${code} at #${place.position}`;
  return place.size === undefined ? code : `${code} at size ${place.size}`;
}
