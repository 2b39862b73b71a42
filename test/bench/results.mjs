/** A quick run is short, so only a figure far from its target fails it. */
export const quickSlack = 0.7;

/** A figure that must not fall below its target. */
export const atLeast = (what, target, { value, spread }, unit = '×') => ({
  what,
  target,
  value,
  spread,
  unit,
  most: false,
});
/** A figure that must not pass its target. */
export const atMost = (what, target, { value, spread }, unit) => ({ what, target, value, spread, unit, most: true });

/** A figure that could not be taken on this machine, and why: it neither keeps nor misses its target. */
export const absent = (what, target, reason, unit = '×') => ({ what, target, unit, most: false, reason });

/** False of a figure that could not be taken. */
export const isMeasured = ({ reason }) => reason === undefined;

/** Ids of the benchmarks that have such a figure. */
export const idsWith = (results, isSuch) =>
  results.filter(({ checks }) => checks.some(isSuch)).map(({ about }) => about.id);

/** True when a figure keeps its target, with the slack of a quick run or without; true of one that could not be taken. */
export function holds(check, slack = 1) {
  const { value, target, most } = check;
  if (!isMeasured(check)) return true;
  return most ? value <= target / slack : value >= target * slack;
}

const digits = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
const spreadText = ({ spread }) => (spread ? ` (${digits(spread[0])}–${digits(spread[1])})` : '');

/** One figure as a line of text. */
export function lineOf(check) {
  const { what, value, target, unit, most, reason } = check;
  if (!isMeasured(check)) return `none ${what}: ${reason}`;
  const sign = most ? '≤' : '≥';
  return `${holds(check) ? 'ok  ' : 'MISS'} ${what}: ${digits(value)} ${unit}${spreadText(check)}, target ${sign} ${target} ${unit}`;
}

/** Figures for orientation as text. */
export const figuresText = (figures) =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? digits(value) : value}`)
    .join(', ');

/** What was measured and its target: cells of one row of the table in the documentation. */
export const cellsOf = (check) => [
  isMeasured(check)
    ? `${digits(check.value)} ${check.unit}${spreadText(check)} ${check.what}`
    : `${check.what}: not measured, ${check.reason}`,
  `${check.most ? '≤' : '≥'} ${check.target} ${check.unit}${holds(check) ? '' : ', **missed**'}`,
];
