import type { Source } from '../../contracts/metadata';
import type { RefusalCode } from '../../contracts/refusals';
import { commandIdAt } from './ids';

/** What a step may need to know of the log when its moment has come. */
export interface Present {
  readonly head: number;
  readonly now: string;
  /** The alert of a rule, once it is raised. */
  readonly alertOf: (ruleId: string) => string | undefined;
  /** True while the alert waits for somebody to take it. */
  readonly waits: (alertId: string) => boolean;
  /** True until the alert is resolved. */
  readonly isOpen: (alertId: string) => boolean;
}

/** One command of the script; `data` of undefined leaves the step out. */
export interface Step {
  readonly at: string;
  /** Alias of the sender. */
  readonly who: string;
  readonly commandId: string;
  readonly type: string;
  readonly data: object | ((present: Present) => object | undefined);
  readonly effectiveAt?: string;
  readonly source?: Source;
  /** The refusal that the scenario expects. */
  readonly refused?: RefusalCode;
}

type Told = Omit<Step, 'at' | 'who' | 'type' | 'data' | 'commandId'>;

/** Writes down the steps of one scenario, numbering its commands. */
export function script(scenario: string) {
  let commands = 0;
  return (at: string, who: string, type: string, data: Step['data'], told: Told = {}): Step => {
    commands += 1;
    return { at, who, type, data, commandId: commandIdAt(at, scenario, `${commands} ${type}`), ...told };
  };
}

/** Steps of several scripts in the order of time; those of one moment keep their order. */
export const inOrder = (...scripts: readonly (readonly Step[])[]): readonly Step[] =>
  scripts.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
