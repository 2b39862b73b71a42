import { aggregates, type Category, commands } from '../../contracts';
import type { Class } from '../../contracts/kernel/field';
import type { CommandEntry } from '../../contracts/kernel/messages';
import { importBatch } from '../access/import-batch';
import { policy } from '../access/policy';
import { user } from '../access/user';
import { atrocityAssessment } from '../assessment/atrocity/decider';
import { barrier } from '../assessment/barrier';
import { capability } from '../assessment/capability';
import { conflictAssessment } from '../assessment/conflict/decider';
import { leadAuthority } from '../civmil/lead-authority';
import { decision } from '../decisions/decision/decider';
import { forum } from '../decisions/forum';
import { interagencyManagement } from '../decisions/interagency-management';
import { lesson } from '../learning/lesson';
import { toolkit } from '../learning/toolkit';
import { coalition } from '../partners/coalition';
import { diplomaticContact } from '../partners/diplomatic-contact';
import { initiative } from '../partners/initiative/decider';
import { partner } from '../partners/partner/decider';
import { alert } from '../watch/alert/decider';
import { alertRule } from '../watch/alert-rule';
import { countryWatch } from '../watch/country-watch/decider';
import { crisis } from '../watch/crisis/decider';
import { shift } from '../watch/shift/decider';
import { signal } from '../watch/signal';
import type { Decider } from './decider';

export type AnyDecider = Decider<any, any, any, any, any>;

/** What stands behind the category in the name of the stream that a command speaks to; undefined where it says too little. */
export function recordIdIn({ id, idParts = [id] }: AnyDecider, data: object): string | undefined {
  const parts = idParts.map((name) => (data as Readonly<Record<string, unknown>>)[name]);
  return parts.every((part) => typeof part === 'string') ? parts.join('-') : undefined;
}

/** Every decider; a context adds its own here. */
export const deciders: readonly AnyDecider[] = [
  crisis,
  signal,
  alertRule,
  alert,
  countryWatch,
  shift,
  forum,
  decision,
  interagencyManagement,
  conflictAssessment,
  atrocityAssessment,
  capability,
  barrier,
  leadAuthority,
  lesson,
  toolkit,
  partner,
  coalition,
  initiative,
  diplomaticContact,
  user,
  importBatch,
  policy,
];

const byCategory = new Map(deciders.map((decider) => [decider.category, decider]));
export const deciderOf = (category: string): AnyDecider | undefined => byCategory.get(category);

/** What the platform knows of one command besides its class. */
export interface CommandInfo {
  readonly type: string;
  readonly decider: AnyDecider;
  readonly entry: CommandEntry;
}

const infos = new Map<string, CommandInfo>(
  deciders.flatMap((decider) =>
    Object.entries(decider.commands).map(([type, entry]) => [type, { type, decider, entry }] as const),
  ),
);
/** Undefined for a command that does not exist; a `Map`, so no name reaches a prototype. */
export const commandInfo = (type: string): CommandInfo | undefined => infos.get(type);
export const commandNames = (): readonly string[] => [...infos.keys()];

const eventClassesOf = (category: string): Readonly<Record<string, Class>> =>
  Object.hasOwn(aggregates, category) ? aggregates[category as Category].events : {};
/** The class of an event that may stand on a stream of this category. */
export function eventClass(category: string, type: string): Class | undefined {
  const classes = eventClassesOf(category);
  return Object.hasOwn(classes, type) ? classes[type] : undefined;
}

/** Fails at start-up where contracts and deciders differ: a command nobody decides, or one decided twice. */
export function assertComplete() {
  const missing = Object.keys(commands).filter((type) => !infos.has(type));
  if (missing.length > 0) throw new Error(`no decider for ${missing.join(', ')}`);
  for (const decider of deciders) {
    const undecided = Object.keys(decider.commands).filter((type) => !Object.hasOwn(decider.decide, type));
    if (undecided.length > 0) throw new Error(`${decider.category} decides no ${undecided.join(', ')}`);
  }
}
