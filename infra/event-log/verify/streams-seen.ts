/** First and last revision of every stream in a run of events, and where the first stands. */
export interface StreamSpan {
  readonly first: number;
  readonly at: number;
  last: number;
}

/** Streams of a run of events, by their number in the file. */
export class StreamsSeen {
  readonly spans = new Map<number, StreamSpan>();

  /** Takes the next event; answers the revision that was expected where it is another. */
  take(stream: number, revision: number, index: number): number | undefined {
    const span = this.spans.get(stream);
    if (!span) {
      this.spans.set(stream, { first: revision, at: index, last: revision });
      return undefined;
    }
    const expected = span.last + 1;
    span.last = revision;
    return revision === expected ? undefined : expected;
  }

  /** Four numbers a stream, which cross threads cheaply. */
  packed(): Float64Array<ArrayBuffer> {
    const numbers = new Float64Array(this.spans.size * 4);
    let at = 0;
    for (const [stream, { first, at: index, last }] of this.spans) {
      numbers.set([stream, first, index, last], at);
      at += 4;
    }
    return numbers;
  }

  static unpacked(numbers: Float64Array): StreamsSeen {
    const seen = new StreamsSeen();
    for (let at = 0; at < numbers.length; at += 4)
      seen.spans.set(numbers[at]!, { first: numbers[at + 1]!, at: numbers[at + 2]!, last: numbers[at + 3]! });
    return seen;
  }
}
