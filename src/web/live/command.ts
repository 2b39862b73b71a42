import type { JsonObject } from '../../../contracts/encoding';
import { createStore } from './store';

/** A command form that is open; `seen` is the revision of the record when it was opened. */
export interface OpenForm {
  /** A new number for each opening, so that the same command opened again starts anew. */
  readonly opening: number;
  readonly name: string;
  readonly prefill: JsonObject;
  readonly seen?: number;
  /** Stream whose board row waits for the command. */
  readonly stream?: string;
  /** Further records of the same category; the same command is sent for each of them, one after the other. */
  readonly others?: readonly string[];
}

/** The open form, or null. */
export const formStore = createStore<OpenForm | null>(null);
let openings = 0;

/** Opens the form of a command with given values; it never sends. */
export function openCommand(name: string, prefill: JsonObject = {}, seen?: number, stream?: string) {
  openings += 1;
  formStore.set({
    opening: openings,
    name,
    prefill,
    ...(seen !== undefined && { seen }),
    ...(stream !== undefined && { stream }),
  });
}

/** Opens the form of a command once for many records: the first is checked in it, the others follow when it is recorded. */
export function openCommandForMany(name: string, idField: string, category: string, ids: readonly string[]) {
  const [first, ...others] = ids;
  if (first === undefined) return;
  openCommand(name, { [idField]: first }, undefined, `${category}-${first}`);
  const form = formStore.get();
  if (form && others.length > 0) formStore.set({ ...form, others });
}

/** Closes the form; what was typed is gone. */
export const closeCommand = () => formStore.set(null);
