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

/** True when a figure keeps its target, with the slack of a quick run or without. */
export function holds({ value, target, most }, slack = 1) {
  return most ? value <= target / slack : value >= target * slack;
}

const digits = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
const spreadText = ({ spread }) => (spread ? ` (${digits(spread[0])}–${digits(spread[1])})` : '');

/** One figure as a line of text. */
export function lineOf(check) {
  const { what, value, target, unit, most } = check;
  const sign = most ? '≤' : '≥';
  return `${holds(check) ? 'ok  ' : 'MISS'} ${what}: ${digits(value)} ${unit}${spreadText(check)}, target ${sign} ${target} ${unit}`;
}

/** Figures for orientation as text. */
export const figuresText = (figures) =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? digits(value) : value}`)
    .join(', ');

/** Cells of one row of the table in the documentation. */
export const cellsOf = (check) => [
  check.what,
  `${digits(check.value)} ${check.unit}${spreadText(check)}`,
  `${check.most ? '≤' : '≥'} ${check.target} ${check.unit}${holds(check) ? '' : ', **missed**'}`,
];
