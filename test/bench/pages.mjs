import { cellsOf, figuresText, holds } from './results.mjs';

const tableRow = (cells) => `| ${cells.join(' | ')} |`;

const rowsOf = ({ about, checks, figures }) =>
  checks.map((check, index) => {
    const first = index === 0 ? [about.id, about.title] : ['', ''];
    const last = index === 0 ? figuresText(figures) : '';
    return tableRow([...first, ...cellsOf(check), last]);
  });

/** Faults of the peers, with the number of the case in `test/event-log/contract/peers.ts`. */
const peerFaults = [
  ['an append with a wrong revision moves the stream on, so that the right one is refused for ever', 'P-1'],
  ['8 callers at once are not all served', 'P-2'],
  ['paging by position skips events of transactions that end later', 'P-3'],
  ['"the stream does not exist" is taken as no expectation at all', 'P-4'],
  ['a repeated id is stored twice', 'P-5'],
];

/** Which benchmarks have a figure that misses its target. */
function belowTarget(results) {
  const ids = results.filter(({ checks }) => !checks.every((check) => holds(check))).map(({ about }) => about.id);
  return ids.length === 0 ? 'Every figure meets its target.' : `Below target in this run: ${ids.join(', ')}.`;
}

/** The page of the documentation, from the results of a full run. */
export const performancePage = ({ machine, results, seconds }) => `# Performance

Written by \`npm run bench\`; every figure below is from that one run. Run it to have this page for your own machine
(about ${Math.ceil(seconds / 60)} minutes); \`npm run bench -- --quick\` takes two minutes, writes \`artifacts/bench.json\` and leaves
this page alone.

## The machine

${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, ${machine.system}, Node.js ${machine.node}, SQLite ${machine.sqlite}.
Load and watchers come from a second process on the same machine. Servers listen on 127.0.0.1.

## Results

Figures with × are ratios against a baseline timed in the same run, round by round in turn; the median is given with the
smallest and greatest. Everything in the last column is for orientation only. The reference event is 620 bytes of JSON.

${belowTarget(results)}

${tableRow(['#', 'What', 'Measured', 'Target', 'For orientation'])}
${tableRow(['---', '---', '---', '---', '---'])}
${results.flatMap(rowsOf).join('\n')}

## What is compared, and what dominates

${tableRow(['#', 'Baseline', 'What dominates'])}
${tableRow(['---', '---', '---'])}
${results.map(({ about }) => tableRow([about.id, about.baseline, about.dominates])).join('\n')}

## What the peers of B3 get wrong

Each has a case of the log's contract that shows it absent here: \`npm run test:log -- sqlite\`.

${tableRow(['Fault', 'Case'])}
${tableRow(['---', '---'])}
${peerFaults.map(([fault, number]) => tableRow([fault, number])).join('\n')}
`;
