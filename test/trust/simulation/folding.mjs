import { hash } from 'node:crypto';
import { product } from '../../bench/product.mjs';

const { categoryOf } = product('contracts/event-log');
const { Streams } = product('src/platform/ledger/streams');
const { Boards } = product('src/platform/pictures/boards');
const { PictureRunner } = product('src/platform/pictures/picture-runner');
const { stateHash } = product('src/platform/pictures/state-hash');
const { deciderOf } = product('src/platform/registry');

/** The followers of one log: the product's pictures, and one that keeps a digest of all events beside its position. */
export class Folding {
  #disk;
  #faulted = false;

  constructor(log, disk, streams = new Streams(log)) {
    Object.assign(this, { log, streams });
    this.#disk = disk;
    this.runner = new PictureRunner(log, disk);
    this.boards = new Boards(this.runner, undefined);
  }

  /** Begins to follow; resolves when what was recorded by then is folded. */
  async start() {
    this.#digest().catch(() => {
      this.#faulted = true;
    });
    await this.runner.onApplicationBootstrap();
  }

  /** Whether all of it has come up to a position. */
  reached(position) {
    const { through } = this.#kept;
    const running = this.runner.state === 'running' && !this.#faulted;
    return running && Math.min(this.runner.reached.position, through) >= position;
  }

  /** What it holds, in lines that are the same wherever the same events were folded. */
  state() {
    const boards = this.boards.all().map(({ board, picture }) => {
      const rows = [...picture.rows].map(([key, { shown, scope }]) => [key, { ...shown, scope: { ...scope } }]);
      return `${board.topic} ${stateHash(board.topic, board.version, picture.position, new Map(rows))}`;
    });
    return [...boards, `events ${this.#kept.digest}`];
  }

  /** What would be decided on. */
  async stateOf(stream) {
    const { state, revision, position } = await this.streams.load(deciderOf(categoryOf(stream)), stream);
    return JSON.stringify({ state, revision, position });
  }

  get #kept() {
    return this.#disk.kept.get('digest') ?? { through: 0, digest: '' };
  }

  async #digest() {
    const { signal } = new AbortController();
    for await (const { events, through } of this.log.follow({ after: this.#kept.through, signal })) {
      const digest = events.reduce((before, { id }) => hash('sha256', before + id), this.#kept.digest);
      this.#disk.kept.set('digest', { through, digest });
    }
  }
}
