import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Refusal } from '../../../contracts/refusals';
import { base64Bytes } from '../../../contracts/seal/base64';
import { type LogVerdict, LogVerification, type VerificationStatus } from '../../../contracts/verification';
import { integrityBoard } from '../../../projections/assurance/integrity-board';
import { Boards } from '../pictures/boards';
import { PictureRunner } from '../pictures/picture-runner';
import { IntegrityRecords } from './integrity-records';
import { SealState } from './seal-state';

/** The whole log is read again at least so often; in between a start reads what is new. */
const wholeEveryMs = 7 * 24 * 3600 * 1000;

const mostFindings = 100;

/** Proves the log while it is served: at the start what is new since the last time, on demand all of it. */
@Injectable()
export class Verification implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Verification');
  #status: VerificationStatus = { state: 'never' };
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(
    private readonly log: LogVerification,
    private readonly records: IntegrityRecords,
    private readonly seals: SealState,
    private readonly boards: Boards,
    private readonly runner: PictureRunner,
  ) {}

  onApplicationBootstrap() {
    this.#timer = setInterval(() => this.begin('weekly'), wholeEveryMs);
    void this.runner.started.then(() => this.#atStart());
  }

  async onModuleDestroy() {
    this.#ended = true;
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

  /** A log that nobody has verified yet is new, or waits for somebody to ask. */
  #atStart() {
    const last = this.#last();
    if (!last || this.#ended) return;
    this.#running = this.#run('start', last);
  }

  #last() {
    const board = this.boards.all().find(({ board: { topic } }) => topic === integrityBoard.topic);
    const verification = board?.picture.rows.get('live')?.row.lastVerification;
    const root = verification?.state === 'VERIFIED' ? base64Bytes(verification.root) : undefined;
    return root && { size: verification.to as number, root };
  }

  async #run(cause: string, from?: { readonly size: number; readonly root: Uint8Array }) {
    const begun = performance.now();
    this.#status = { state: 'running' };
    try {
      const verdict = await this.log.run(from, (done, all) => {
        this.#status = { state: 'running', done, all };
      });
      const seconds = Math.round(performance.now() - begun) / 1000;
      this.#conclude(verdict, seconds);
      if (!this.#ended && (verdict.size > 0 || verdict.findings.length > 0))
        await this.records.verified(verdict, cause);
    } catch (error) {
      this.#status = { state: 'never' };
      this.#logger.error(`the log could not be verified: ${error instanceof Error ? error.message : error}`);
    }
  }

  #conclude({ from, size, findings }: LogVerdict, seconds: number) {
    const [first] = findings;
    const state = first ? 'FAILED' : 'VERIFIED';
    this.#status = { state, from, size, findings: findings.slice(0, mostFindings), seconds };
    this.seals.failed(first && `${first.code} ${first.index}`);
    if (first)
      this.#logger.error(`the log failed its verification at #${first.index + 1}: ${first.code}, ${first.detail}`);
  }
}
