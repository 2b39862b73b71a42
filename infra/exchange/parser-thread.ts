import { Worker } from 'node:worker_threads';
import { FileRefused, type Reading, type RowKey, type SourceRow } from '../../contracts/exchange';
import type { FromParser } from './parser';
import { parserScript } from './parser-script';
import type { ReadTask } from './read-records';

const maxOldGenerationSizeMb = 256;

/** A parser in a thread of its own with bounded memory: whatever a file does to it, the server goes on. */
class ParserThread {
  readonly #worker: Worker;
  readonly #waiting: ((answer: FromParser) => void)[] = [];
  #ended: FromParser | undefined;

  constructor(task: ReadTask, script: string) {
    this.#worker = new Worker(script, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb },
      name: 'import parser',
    });
    this.#worker.on('message', (text: string) => {
      const answer = JSON.parse(text) as FromParser;
      if (answer.kind === 'end' || answer.kind === 'refused') this.#ended = answer;
      this.#waiting.shift()?.(answer);
    });
    this.#worker.on('error', (error: Error & { code?: string }) => this.#fail(error.code ?? error.name));
    this.#worker.on('exit', (code) => this.#fail(`ended with ${code}`));
  }

  ask(): Promise<FromParser> {
    if (this.#ended) return Promise.resolve(this.#ended);
    const answer = new Promise<FromParser>((resolve) => this.#waiting.push(resolve));
    this.#worker.postMessage('next');
    return answer;
  }

  async close() {
    await this.#worker.terminate();
  }

  #fail(reason: string) {
    this.#ended ??= { kind: 'refused', code: 'PARSER_FAILED', place: reason };
    for (const resolve of this.#waiting.splice(0)) resolve(this.#ended);
  }
}

/** @throws FileRefused when the file is refused before its first row */
export async function readInThread<Row extends SourceRow | RowKey>(
  task: ReadTask,
  script = parserScript(),
): Promise<Reading<Row>> {
  const thread = new ParserThread(task, script);
  let notes: Readonly<Record<string, number>> = {};
  const first = await thread.ask();
  if (first.kind !== 'opened') {
    await thread.close();
    throw first.kind === 'refused'
      ? new FileRefused(first.code, first.place)
      : new FileRefused('PARSER_FAILED', 'out of order');
  }
  async function* chunks(): AsyncGenerator<readonly Row[]> {
    try {
      // One chunk is parsed while the one before is at work, so at most 500 rows are in flight.
      for (let asked = thread.ask(); ; ) {
        const answer = await asked;
        if (answer.kind === 'refused') throw new FileRefused(answer.code, answer.place);
        if (answer.kind === 'end') {
          notes = answer.notes;
          return;
        }
        asked = thread.ask();
        if (answer.kind !== 'opened') yield answer.rows as readonly (SourceRow | RowKey)[] as readonly Row[];
      }
    } finally {
      await thread.close();
    }
  }
  return { opened: first.opened, chunks: chunks(), notes: () => notes, close: () => thread.close() };
}
