import { rowsPerPart } from '../../../contracts/live';
import { type Reader, visible } from '../../../contracts/scope';
import type { RunningBoard } from '../pictures/boards';
import { Audience, audienceKey, type Open } from './audience';
import { framed } from './shared-frame';
import type { Watch } from './watch';

const sumEveryFrames = 100;

/** One board as it is pushed: watchers by audience, and the rows that changed since the last flush. */
export class BoardTopic {
  readonly name: string;
  readonly #audiences = new Map<string, { readonly audience: Audience; readonly watches: Set<Watch> }>();
  readonly #dirty = new Set<string>();
  /** Real time of the oldest change not yet flushed, in milliseconds. */
  dirtySince: number | undefined;

  constructor(
    readonly running: RunningBoard,
    private readonly open: Open,
  ) {
    this.name = running.board.topic;
  }

  get position() {
    return this.running.picture.position;
  }

  get watched() {
    return this.#audiences.size > 0;
  }

  /** Adds a watcher and sends it what it lacks: nothing, the rows changed since it left, or the whole board. */
  join(watch: Watch, reader: Reader, since: number | undefined) {
    this.flush();
    const key = audienceKey(reader);
    const group = this.#audiences.get(key) ?? { audience: this.#audience(reader), watches: new Set<Watch>() };
    this.#audiences.set(key, group);
    const { audience } = group;
    watch.begin(audience, this.position);
    if (since === undefined) watch.send(this.snapshotFrames(audience));
    else if (since < this.position) watch.send([this.conflated(audience, this.#missed(reader, since), since)]);
    group.watches.add(watch);
  }

  /** Where a returning reader may go on from, undefined where only a snapshot will do. */
  resumePoint(definition: string, position: number): number | undefined {
    const { picture } = this.running;
    const known =
      definition === picture.definition && position >= picture.resumableFrom && position <= picture.position;
    return known ? position : undefined;
  }

  leave(watch: Watch) {
    for (const [key, { watches }] of this.#audiences) {
      if (watches.delete(watch) && watches.size === 0) this.#audiences.delete(key);
    }
  }

  mark(keys: ReadonlySet<string>, now: number) {
    if (!this.watched) return;
    for (const key of keys) this.#dirty.add(key);
    this.dirtySince ??= now;
  }

  /** Sends the changed rows; a frame is assembled once per audience and shared by its sockets. */
  flush() {
    if (this.#dirty.size === 0) return;
    const keys = [...this.#dirty];
    this.#dirty.clear();
    this.dirtySince = undefined;
    for (const { audience, watches } of this.#audiences.values()) this.#flushTo(audience, watches, keys);
  }

  snapshotFrames(audience: Audience): readonly string[] {
    const { definition } = this.running.picture;
    const members = audience.members();
    const parts = Math.max(1, Math.ceil(members.length / rowsPerPart));
    const head = `{"op":"snapshot","topic":${JSON.stringify(this.name)},"definition":"${definition}","position":${this.position}`;
    return Array.from({ length: parts }, (_, index) => {
      const rows = members.slice(index * rowsPerPart, (index + 1) * rowsPerPart).join(',');
      const sum = index === parts - 1 ? `,"rowSum":"${audience.sumText()}"` : '';
      return `${head},"rows":{${rows}},"part":${index + 1},"parts":${parts}${sum}}`;
    });
  }

  /** A frame with the latest state of some rows, for a reader that fell behind. */
  conflated(audience: Audience, keys: Iterable<string>, from: number): string {
    return this.#change(
      from,
      [...keys].map((key) => audience.member(key)).join(','),
      `,"rowSum":"${audience.sumText()}"`,
    );
  }

  #missed(reader: Reader, since: number) {
    return this.running.picture
      .changedSince(since)
      .filter(({ scope }) => visible(scope, reader))
      .map(({ key }) => key);
  }

  #audience(reader: Reader) {
    return new Audience(reader, this.running.picture, this.open);
  }

  #flushTo(audience: Audience, watches: ReadonlySet<Watch>, keys: readonly string[]) {
    const seenBefore = new Set(keys.filter((key) => audience.sees(key)));
    const members = keys.map((key) => audience.refresh(key)).filter((member) => member !== undefined);
    if (members.length === 0) return;
    audience.framesSent += 1;
    const sum = audience.framesSent % sumEveryFrames === 0 ? `,"rowSum":"${audience.sumText()}"` : '';
    const frame = framed(this.#change(audience.sentTo, members.join(','), sum));
    audience.sentTo = this.position;
    for (const watch of watches) watch.deliver(frame, this.position, keys, seenBefore);
  }

  #change(from: number, rows: string, sum: string) {
    return `{"op":"change","topic":${JSON.stringify(this.name)},"from":${from},"to":${this.position},"rows":{${rows}}${sum}}`;
  }
}
