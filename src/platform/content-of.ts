import { type Class, fieldsOf } from '../../contracts/kernel/field';

/** Picks from an event's data what its command said, so that a repeated wish is recognized by its content. */
export const contentOf = <T extends object>(command: Class<T>) => {
  const names = [...fieldsOf(command).keys()] as (keyof T & string)[];
  return (data: Readonly<T>): Readonly<T> => {
    const content: Partial<T> = {};
    for (const name of names) if (data[name] !== undefined) content[name] = data[name];
    return content as T;
  };
};
