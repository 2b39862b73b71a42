import { titles } from './jobs.mjs';

const counted = ['kills', 'faults', 'images', 'seeds', 'steps', 'tampers', 'sends', 'lost', 'undetected'];

/** Lines of one trial made one: it passes when all of them do. */
export function byTrial(lines) {
  return Object.keys(titles)
    .map((id) => lines.filter((line) => line.id === id))
    .filter((own) => own.length > 0)
    .map((own) => ({
      id: own[0].id,
      volume: own.reduce((sum, { volume }) => sum + volume, 0),
      among: own.find(({ among }) => among)?.among,
      seconds: Math.round(own.reduce((sum, { seconds }) => sum + seconds, 0)),
      seeds: own.map(({ seed }) => seed).filter((seed) => seed !== null),
      pass: verdict(own.map(({ pass }) => pass)),
      control: verdict(own.map(({ control }) => control)),
      skipped: own.find(({ skipped }) => skipped)?.skipped,
      detail: own.find(({ detail }) => detail)?.detail,
    }));
}

/** False where one is false, true where one is true, otherwise not tried. */
const verdict = (all) => (all.includes(false) ? false : all.includes(true) ? true : null);

/** What all trials together did to the product, and what it lost. */
export function totalsOf(lines) {
  const sums = Object.fromEntries(counted.map((name) => [name, 0]));
  for (const { counts = {} } of lines) for (const name of counted) sums[name] += counts[name] ?? 0;
  return sums;
}

/** The trials whose figures are in these totals, or those that have one figure. */
export const countedIn = (lines, figure) =>
  Object.keys(titles).filter((id) =>
    lines.some((line) => line.id === id && line.counts && (figure === undefined || figure in line.counts)),
  );

const number = (value) => value.toLocaleString('en-GB');
export const totalsText = (sums) =>
  `${number(sums.kills)} kills, ${number(sums.faults)} faults, ${number(sums.images)} power-loss images, ` +
  `${number(sums.seeds)} simulated seeds (${number(sums.steps)} steps), ${number(sums.tampers)} tampers, ${number(sums.sends)} repeated sends; ` +
  `${number(sums.lost)} acknowledged events lost, ${number(sums.undetected)} undetected changes`;

const passWords = { true: 'ok', false: 'FAILED', null: 'skipped' };
const controlWords = { true: 'fails, as it must', false: 'PASSES', null: '–' };

/** Cells of the table of a run. */
export const cellsOf = ({ id, volume, among, seconds, pass, control, skipped, detail }) => [
  id,
  titles[id],
  among ? `${number(volume)} of ${number(among)}` : number(volume),
  String(seconds),
  skipped ? `skipped: ${skipped}` : `${passWords[pass]}${detail ? `: ${detail}` : ''}`,
  controlWords[control],
];
