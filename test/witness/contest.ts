import type { VerifierKey } from '../../contracts/seal/verifier-key';
import { rootsOf, sha } from '../seal/oracle';
import { timeOf } from './cosigned';
import { Connection } from './http';
import { type Leaves, PaperLog } from './paper-log';

/** A cosignature that was answered, between two moments of one count. */
interface Won {
  readonly log: PaperLog;
  readonly leaves: Leaves;
  readonly asked: number;
  readonly answered: number;
}

/** What a contest found. */
export interface Outcome {
  readonly statuses: Readonly<Record<number, number>>;
  /** Cosigned heads that are not the beginning of the largest one of their log, or share its size. */
  readonly forked: number;
  /** Cosignatures of a smaller size than one that was answered before they were asked for. */
  readonly fell: number;
  /** Cosignatures that are wrong. */
  readonly bad: number;
}

const submissionsOfOneLog = 500;
const connections = 4;

/** As many logs as a volume of submissions needs, so that their trees stay small. */
export const logsFor = (volume: number): readonly PaperLog[] =>
  Array.from(
    { length: Math.ceil(volume / submissionsOfOneLog) },
    (_, index) => new PaperLog(`watchfloor.example/log/live/${index}`),
  );

/**
 * Submits forks and successors over four connections at once: each extends the newest head that any of them knows to be
 * cosigned by leaves of its own, so at most one of those that are under way together may be cosigned.
 * @param random numbers from 0 up to 1
 */
export async function contest(
  url: string,
  key: VerifierKey,
  logs: readonly PaperLog[],
  volume: number,
  random: () => number,
): Promise<Outcome> {
  const tips = new Map<PaperLog, Leaves>(logs.map((log) => [log, []]));
  const statuses: Record<number, number> = {};
  const won: Won[] = [];
  let [submitted, count, bad] = [0, 0, 0];

  const submit = async (connection: Connection) => {
    const log = logs[Math.floor(submitted++ / submissionsOfOneLog)]!;
    const tip = tips.get(log)!;
    const own = Array.from({ length: Math.floor(random() * 3) }, (_, at) => sha(Buffer.from(`${count} ${at}`)));
    const leaves = [...tip, ...own];
    // Now and then one that claims to continue what it does not.
    const start = random() < 0.1 && tip.length > 0 ? [sha(Buffer.from('false')), ...leaves.slice(1)] : leaves;
    const asked = count++;
    const { status, body } = await connection.post(log.request(tip.length, start));
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status !== 200) return;
    if (timeOf(body, key, log.text(start)) === undefined) bad += 1;
    won.push({ log, leaves: start, asked, answered: count++ });
    if (start.length > tips.get(log)!.length) tips.set(log, start);
  };
  const work = async () => {
    const connection = new Connection(url);
    while (submitted < volume) await submit(connection);
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, work));
  const of = logs.map((log) => won.filter((one) => one.log === log));
  const sum = (count: (ofLog: readonly Won[]) => number) => of.reduce((total, ofLog) => total + count(ofLog), 0);
  return { statuses, forked: sum(forkedIn), fell: sum(fellIn), bad };
}

function forkedIn(won: readonly Won[]): number {
  const largest = won.reduce<Leaves>((most, { leaves }) => (leaves.length > most.length ? leaves : most), []);
  const root = rootsOf(largest);
  return won.filter(({ leaves }) => !rootsOf(leaves)(0, leaves.length).equals(root(0, leaves.length))).length;
}

function fellIn(won: readonly Won[]): number {
  const answered = won.toSorted((a, b) => a.answered - b.answered);
  let [at, most, fell] = [0, 0, 0];
  for (const { asked, leaves } of won.toSorted((a, b) => a.asked - b.asked)) {
    for (; answered[at]!.answered < asked; at++) most = Math.max(most, answered[at]!.leaves.length);
    if (leaves.length < most) fell += 1;
  }
  return fell;
}
