import type { Issued } from '../../contracts/kernel/messages';
import type { Reader } from '../../contracts/scope';

/** What travels beside a command: its envelope, whose rights apply, and whether it is only tried. */
export interface Order {
  readonly issued: Issued;
  /** Rights of the sender; reactions and the clock act for the system and see everything. */
  readonly reader: Reader;
}

const orders = new WeakMap<object, Order>();

/** Stamps a validated command with its order; kept apart so that the payload stays exactly what was validated. */
export const issue = <C extends object>(command: C, order: Order): C => {
  orders.set(command, order);
  return command;
};
export const orderOf = (command: object): Order => {
  const order = orders.get(command);
  if (!order) throw new Error(`${command.constructor.name} was executed without being issued`);
  return order;
};

/** Rights of reactions, the clock and set-up. */
export const systemReader: Reader = {
  userId: 'system',
  roles: ['system'],
  org: 'WATCHFLOOR',
  compartments: ['*'],
  clearance: 'SECRET',
  rightsVersion: 0,
};
export const systemActor = { id: 'system', role: 'system', org: 'WATCHFLOOR' } as const;
export const isSystem = (reader: Reader) => reader === systemReader;
