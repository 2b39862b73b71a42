import { compareInstants } from '../time/instant';

/** A rule over several members of a group: its name, and the member that should say it. */
export interface CrossFault {
  readonly rule: string;
  readonly member?: string;
}

type Group = Readonly<Record<string, unknown>>;
const beyond = (text: unknown, most: number) => text !== undefined && Math.abs(Number(text)) > most;

const rules: Readonly<Record<string, (group: Group) => CrossFault | undefined>> = {
  span: ({ from, to }) =>
    compareInstants(String(from), String(to)) > 0 ? { rule: 'order', member: '/to' } : undefined,
  occurred: (group) => rules.span?.(group),
  period: ({ from, to }) =>
    to !== undefined && String(from) > String(to) ? { rule: 'order', member: '/to' } : undefined,
  place: ({ latitude, longitude }) => {
    if (beyond(latitude, 90)) return { rule: 'latitude', member: '/latitude' };
    return beyond(longitude, 180) ? { rule: 'longitude', member: '/longitude' } : undefined;
  },
  money: ({ minor }) => (Number(minor) > 1e14 ? { rule: 'amount', member: '/minor' } : undefined),
  condition: ({ kind, atLeast, atMost }) =>
    kind === 'keyFigure' && (atLeast === undefined) === (atMost === undefined)
      ? { rule: 'oneBound', member: '/atLeast' }
      : undefined,
};

/** The first rule over several members that a group of this kind breaks; its members are each right already. */
export const crossFault = (kind: string, group: Group): CrossFault | undefined => rules[kind]?.(group);
