import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { aggregates, commands } from '../../contracts';
import { correctionCommands } from '../../contracts/corrections';
import type { Class } from '../../contracts/kernel/field';
import { fieldsOf } from '../../contracts/kernel/field';
import { schemaOf } from '../../contracts/kernel/schema';
import { faultsOf } from '../../contracts/kernel/validate';
import { messageFor } from './arbitrary';

const everyCommand = Object.entries({ ...commands, ...correctionCommands }).map(
  ([name, { command }]) => [name, command as Class] as const,
);

function strictAjv() {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats(ajv);
  return ajv.addKeyword({ keyword: 'x-wf', schemaType: 'object' });
}

describe.each(everyCommand)('%s', (_, command) => {
  let accepts: ValidateFunction;
  beforeAll(() => {
    accepts = strictAjv().compile(schemaOf(command));
  });

  test('its schema and its rules accept every message that is made to be valid', () => {
    fc.assert(
      fc.property(messageFor(command), (message) => {
        expect(faultsOf(command, message, 'command')).toEqual([]);
        expect([accepts(message), accepts.errors]).toEqual([true, null]);
      }),
      { numRuns: 40 },
    );
  });

  test('a missing, a foreign and a null field are refused by both', () => {
    const refused = (message: object, pointer: string) => {
      expect(faultsOf(command, message, 'command').map((fault) => fault.pointer)).toEqual([pointer]);
      expect(accepts(message)).toBe(false);
    };
    fc.assert(
      fc.property(messageFor(command), (message) => {
        refused({ ...message, colour: 'red' }, '/colour');
        for (const { name, optional } of fieldsOf(command).values()) {
          const { [name]: _removed, ...rest } = message;
          if (!optional) refused(rest, `/${name}`);
          refused({ ...message, [name]: null }, `/${name}`);
        }
      }),
      { numRuns: 3 },
    );
  });
});

test('the schema of every event compiles, too', () => {
  const classes = Object.values(aggregates).flatMap(({ events }) => Object.values(events) as Class[]);
  for (const target of classes) expect(() => strictAjv().compile(schemaOf(target))).not.toThrow();
});

test('control: a keyword that nobody declared does not compile', () => {
  expect(() => strictAjv().compile({ ...schemaOf(everyCommand[0]![1]), 'x-other': {} })).toThrow(/unknown keyword/);
});
