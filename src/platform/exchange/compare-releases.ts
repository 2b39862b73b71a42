const parts = (release: string) => release.split('.').map(Number);

/** Order of two releases such as `19.1`, `20.1` or `26.0.8`: negative when the first is older. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
