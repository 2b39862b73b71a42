import { Uncovered } from '../../infra/witness/uncovered';

const heads = (...sizes: readonly number[]) => {
  const uncovered = new Uncovered();
  for (const size of sizes) uncovered.note({ size, at: size * 10 });
  return uncovered;
};

test('the first head that waits says since when', () => {
  const uncovered = heads(1, 2, 2, 3);
  expect(uncovered.since).toBe(10);
  uncovered.cover(2);
  expect(uncovered.since).toBe(30);
  uncovered.cover(1);
  expect(uncovered.since).toBe(30);
  uncovered.cover(3);
  expect(uncovered.since).toBeUndefined();
  uncovered.note({ size: 3, at: 99 });
  expect(uncovered.since).toBeUndefined();
  uncovered.note({ size: 4, at: 100 });
  expect(uncovered.since).toBe(100);
});

test('of very many heads the oldest and the newest are known', () => {
  const uncovered = heads(...Array.from({ length: 5000 }, (_, index) => index + 1));
  expect(uncovered.since).toBe(10);
  uncovered.cover(4000);
  expect(uncovered.since).toBe(50_000);
});
