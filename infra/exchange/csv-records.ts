import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { FileRefused } from '../../contracts/exchange';
import type { Delimiter } from './delimiter';

/** A record with the physical line on which it starts. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A record longer than this is an unclosed quote rather than a row. */
const maxRecordBytes = 4 * 1024 * 1024;

const lineEnds = /\r\n|\n|\r/g;
const linesIn = (cells: readonly string[]) =>
  cells.reduce(
    (lines, cell) => lines + (cell.includes('\n') || cell.includes('\r') ? (cell.match(lineEnds)?.length ?? 0) : 0),
    1,
  );

/**
 * Records of a text, empty ones included as a single empty cell.
 * @throws FileRefused CSV_QUOTE with the line where a quote is not closed or stands out of place
 */
export async function* csvRecords(
  text: AsyncIterable<string | Buffer>,
  delimiter: Delimiter,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    info: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: maxRecordBytes,
  });
  // Errors reach the loop below through the parser, which the pipeline destroys with them.
  const feeding = pipeline(Readable.from(text, { objectMode: false }), parser).catch(() => undefined);
  let line = 1;
  try {
    for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
      yield { line, cells: record };
      line += linesIn(record);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefused('CSV_QUOTE', `line ${error.lines ?? line}`);
    throw error;
  } finally {
    parser.destroy();
    await feeding;
  }
}
