import { type Class, declare, fieldsOf } from './field';

type InstanceOf<C> = C extends new () => infer T ? T : never;

/** A class with some fields of a command: what an event keeps of it (architecture.md §3). */
export function Only<T extends object, K extends keyof T & string>(
  source: Class<T>,
  ...names: readonly K[]
): Class<Pick<T, K>> {
  class Part {}
  const fields = fieldsOf(source);
  for (const name of names) {
    const field = fields.get(name);
    if (!field) throw new Error(`${source.name} has no field ${name}`);
    declare(Part.prototype, field);
  }
  return Part as Class<Pick<T, K>>;
}

/** A class with the fields of several; what stands later wins, so an event's own fields follow its keys. */
export function All<C extends readonly Class[]>(...sources: C): Class<UnionToIntersection<InstanceOf<C[number]>>> {
  class Whole {}
  for (const source of sources) for (const field of fieldsOf(source).values()) declare(Whole.prototype, field);
  return Whole as Class<UnionToIntersection<InstanceOf<C[number]>>>;
}

type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void
  ? I & object
  : never;
