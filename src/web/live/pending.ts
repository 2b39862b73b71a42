import { createStore } from './store';

/** A command whose effect has been recorded and has not yet reached the board. */
export interface Pending {
  readonly stream: string;
  readonly position: number;
  /** Monotonic milliseconds of the answer. */
  readonly at: number;
}
export const pendingStore = createStore<readonly Pending[]>([]);

/** Milliseconds after which the row says that the board is behind. */
export const boardIsBehindMs = 10_000;

/** Marks a row until the board has applied the position that the answer told. */
export const markPending = ({ stream, position }: { readonly stream: string; readonly position: number }) =>
  pendingStore.set([...pendingStore.get(), { stream, position, at: performance.now() }]);

/** Drops what the board of a category has reached. */
export function settlePending(category: string, applied: number) {
  const waiting = pendingStore.get();
  const left = waiting.filter((one) => !one.stream.startsWith(`${category}-`) || one.position > applied);
  if (left.length !== waiting.length) pendingStore.set(left);
}

/** The youngest pending command of a stream. */
export const pendingOf = (all: readonly Pending[], stream: string) => all.findLast((one) => one.stream === stream);
