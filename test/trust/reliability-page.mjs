import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from '../bench/machine.mjs';
import { root } from '../bench/product.mjs';
import { titles } from './jobs.mjs';
import { byTrial, cellsOf, countedIn, totalsOf, totalsText } from './totals.mjs';

const row = (cells) => `| ${cells.join(' | ')} |`;
const head = ['#', 'What', 'Volume', 'Seconds', 'Result', 'Without the protection', 'Seed'];

/** What each trial does, and what it would not let pass. */
const meanings = {
  'T-01':
    'One byte of the log, its notes, a proof or a policy is another one: it is found, or nothing that is read differs.',
  'T-02':
    'Fourteen ways to rewrite history, some with the whole tree rebuilt: found, and the first altered event named, or the last seal in front of it.',
  'T-03':
    'Proofs from the tiles of a log are those of RFC 6962, for every pair of sizes up to 300 and for random sizes up to 2^40; altered ones are refused, and the published vectors tell a tree of other rules.',
  'T-04':
    'Damaged bundles get the same verdict and the same first finding from two programs that share no code, and from the page in a real browser without a network.',
  'T-05': 'A witness never cosigns two histories, under concurrent submissions and kills.',
  'T-06':
    'The server is killed under four writers and started again: what was acknowledged is there, once, under every checkpoint given out before; commands without an answer are repeated and have one effect.',
  'T-07':
    'Calls on the files of the log, the pictures, the keys and a backup die, fail or find the disk full: nothing acknowledged is lost, a failed flush ends the writing, a full disk is told and passes, and a run without a fault does all of it. The deep run takes every call with every fault it can meet; the short one takes so many of the calls as the table says, with one fault each, and leaves out no kind of call on any kind of file.',
  'T-08':
    'Images of the disk after a power loss, spread evenly over every change that a traced run made to it: unflushed writes are dropped, torn at 512 bytes or out of order.',
  'T-09':
    'The volume gets full under the server and is freed: 507 meanwhile, reading goes on, writing resumes by itself.',
  'T-10': 'One bit of the database file is another one: found and named, or nothing that is read differs.',
  'T-13':
    'Nodes and followers over a network and a disk that a seed decides on: messages are lost, doubled and late, processes crash, the disk gets full, clocks step. Every command has one effect, nothing acknowledged is lost, nobody sees a gap; after healing all come to the same within a minute. A seed gives the same run again. The ledger, the followers and the boards are those of the product. Not simulated are the file of the log, for which one in memory stands, and registers, reactions, HTTP and the live connection to browsers.',
  'T-18': 'Backups under load are restored and continued; a loss is on the record.',
  'T-20': 'Commands are sent one to five times side by side and across kills: one effect, equal answers.',
  'T-21':
    'The writer of the registers dies between rows and position and after the commit: its tables equal a rebuild.',
  'T-30': 'The numbered cases of the log, against its adapters; ten broken logs are each caught.',
};

function recordOf(path) {
  const lines = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { tier = 'pr' } = lines.find((line) => line.tier) ?? {};
  const { seconds } = lines.findLast((line) => line.id === undefined && line.seconds) ?? {};
  return { tier, seconds, lines: lines.filter((line) => line.id) };
}

const page = ({ tier, seconds, lines, trials, on }) => `# Reliability

Written by \`npm run trust:${tier}\`; every figure below is from that one run${seconds ? ` of ${Math.round(seconds / 60)} minutes` : ''}. \`npm run trust:pr\` takes a few
minutes, \`npm run trust:deep\` the volumes of a release; \`npm run trust:pr -- T-08\` runs one trial. A failure is repeated with
its seed: \`TRUST_SEED=<seed> node test/trust/t08.mjs\`.

**${totalsText(totalsOf(lines))}.** Counted in ${countedIn(lines).join(', ')}, of these
lost events in ${countedIn(lines, 'lost').join(', ')}; the other trials pass or fail and add nothing to these figures.

${row(head)}
${row(head.map(() => '---'))}
${trials.map((trial) => row([...cellsOf(trial), trial.seeds.join(', ') || '–'])).join('\n')}

*Without the protection*: the same trial with the protection removed, which has to fail; a trial that cannot fail proves nothing.
The machine: ${on.cores} cores (${on.processor}), ${on.memoryGiB} GiB, ${on.system}, Node.js ${on.node}, SQLite ${on.sqlite}.

## What they do

${trials.map(({ id }) => `- **${id} ${titles[id]}.** ${meanings[id] ?? ''}`).join('\n')}

## Not in this run

${Object.keys(titles)
  .filter((id) => !trials.some((trial) => trial.id === id))
  .map((id) => `${id} ${titles[id]}`)
  .join(', ')}. What is built of them is tested by \`npm test\`.
`;

/** Writes the page of the documentation from the record of the last run. */
export function writePage(record = join(root, 'artifacts', 'trust.ndjson')) {
  const { tier, seconds, lines } = recordOf(record);
  const text = page({ tier, seconds, lines, trials: byTrial(lines), on: machine() });
  writeFileSync(join(root, 'docs', 'reliability.md'), text);
}
