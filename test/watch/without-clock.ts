const forbidden = (name: string) => () => {
  throw new Error(`${name} was asked inside a pure function`);
};

/** Runs a function that may neither ask the time nor for chance. */
export function withoutClock<T>(run: () => T): T {
  const { now } = Date;
  const { random } = Math;
  Date.now = forbidden('Date.now');
  Math.random = forbidden('Math.random');
  try {
    return run();
  } finally {
    Date.now = now;
    Math.random = random;
  }
}
