import { cellsOf, figuresText, holds, idsWith, isMeasured } from './results.mjs';

const tableRow = (cells) => `| ${cells.join(' | ')} |`;

const rowsOf = ({ about, checks, figures }) =>
  checks.map((check, index) => {
    const first = index === 0 ? [about.id, about.title] : ['', ''];
    const last = index === 0 ? figuresText(figures) : '';
    return tableRow([...first, ...cellsOf(check), last]);
  });

/** Which benchmarks have a figure that misses its target, and which have one that could not be taken. */
function belowTarget(results) {
  const missed = idsWith(results, (check) => !holds(check));
  const without = idsWith(results, (check) => !isMeasured(check));
  const met =
    without.length === 0 ? 'Every figure meets its target.' : 'Every figure that was measured meets its target.';
  const first = missed.length === 0 ? met : `Below target in this run: ${missed.join(', ')}.`;
  return without.length === 0 ? first : `${first} Not measured in this run: ${without.join(', ')}.`;
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
`;
