/** Just enough arithmetic of Curve25519 in its Edwards form to find the points that a strict check names. */
const prime = 2n ** 255n - 19n;
const mod = (value: bigint) => ((value % prime) + prime) % prime;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)];
  for (let rest = exponent; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

const inverse = (value: bigint) => power(value, prime - 2n);
const d = mod(-121665n * inverse(121666n));
const rootOfMinusOne = power(2n, (prime - 1n) / 4n);

export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

export function plus(a: Point, b: Point): Point {
  const cross = mod(d * a.x * b.x * a.y * b.y);
  return {
    x: mod((a.x * b.y + b.x * a.y) * inverse(1n + cross)),
    y: mod((a.y * b.y + a.x * b.x) * inverse(1n - cross)),
  };
}

/** A point with this y; undefined when none has it. */
export function pointAt(y: bigint): Point | undefined {
  const square = mod((y * y - 1n) * inverse(d * y * y + 1n));
  const root = power(square, (prime + 3n) / 8n);
  const x = [root, mod(root * rootOfMinusOne)].find((one) => mod(one * one) === square);
  return x === undefined ? undefined : { x, y: mod(y) };
}

export const identity: Point = { x: 0n, y: 1n };
/** The point that public keys are multiples of: y = 4/5, x even. */
export const basePoint: Point = evenAt(mod(4n * inverse(5n)));

function evenAt(y: bigint): Point {
  const { x } = pointAt(y)!;
  return { x: x % 2n === 0n ? x : prime - x, y };
}

export const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;

export function times(factor: bigint, point: Point): Point {
  let [sum, double] = [identity, point];
  for (let rest = factor; rest > 0n; rest /= 2n) {
    if (rest % 2n === 1n) sum = plus(sum, double);
    double = plus(double, double);
  }
  return sum;
}

/** The 32 bytes of a number below 2^256, little-endian. */
export const littleEndian = (value: bigint): Buffer =>
  Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();

export const fieldPrime = prime;
