/** Digits after the point that a decimal may have (domain.md §1.3). */
const scale = 18;

const scaled = (decimal: string): bigint => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
};

/** Negative, zero or positive as one decimal text is less than, equal to or greater than another, without rounding. */
export const compareDecimals = (a: string, b: string): number => {
  const [left, right] = [scaled(a), scaled(b)];
  return left < right ? -1 : Number(left > right);
};
