/** Where the runners of reactions and of the clock keep their state and position, in one transaction each. */
export abstract class RunnerStates {
  abstract load(name: string): { readonly position: number; readonly state: unknown } | undefined;
  abstract save(name: string, position: number, state: unknown): void;
}

/** A runner's state is kept this many events apart, or once it has acted: so many are folded again after a crash. */
export const saveEveryEvents = 10_000;
