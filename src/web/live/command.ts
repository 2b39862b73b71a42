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

/** Closes the form; what was typed is gone. */
export const closeCommand = () => formStore.set(null);
