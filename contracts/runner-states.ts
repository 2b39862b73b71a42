/** Where the runners of reactions and of the clock keep their state and position, in one transaction each. */
export abstract class RunnerStates {
  abstract load(name: string): { readonly position: number; readonly state: unknown } | undefined;
  abstract save(name: string, position: number, state: unknown): void;
}
