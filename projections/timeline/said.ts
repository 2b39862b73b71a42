/** An event as a sentence needs it: recorded, or opened for a reader. */
export interface SaidEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata?: { readonly recordedAt?: string };
}

/** Fields of an event, read without trusting that they are there. */
export interface Fields {
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
  readonly flag: (name: string) => boolean;
  /** How many items a list has, 0 where there is none. */
  readonly size: (name: string) => number;
  readonly list: (name: string) => readonly string[];
  readonly group: (name: string) => Fields;
}

/** How one type of event is told; it reads fields without relying on any. */
export type Sentence = (fields: Fields, event: SaidEvent) => string;
/** Sentences by event type. */
export type Sentences = Readonly<Record<string, Sentence>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the fields of any value; what is missing or of another type is undefined. */
export function fieldsOf(value: unknown): Fields {
  const data = isObject(value) ? value : {};
  const member = (name: string) => (Object.hasOwn(data, name) ? data[name] : undefined);
  const items = (name: string) => {
    const list = member(name);
    return Array.isArray(list) ? (list as readonly unknown[]) : [];
  };
  return {
    text: (name) => {
      const text = member(name);
      return typeof text === 'string' ? text : undefined;
    },
    number: (name) => {
      const number = member(name);
      return typeof number === 'number' ? number : undefined;
    },
    flag: (name) => member(name) === true,
    size: (name) => items(name).length,
    list: (name) => items(name).filter((item) => typeof item === 'string'),
    group: (name) => fieldsOf(member(name)),
  };
}
