import type { RecordAnswer } from '../../contracts/http';
import { changesBetween } from '../../src/web/forms/conflict';
import type { FieldSchema } from '../../src/web/forms/schema';
import { toldFields } from '../../src/web/forms/told-fields';

const text = (maxLength: number): FieldSchema => ({ type: 'string', maxLength, 'x-wf': { kind: 'text' } });
const schema: FieldSchema = {
  type: 'object',
  properties: {
    crisisId: { type: 'string', 'x-wf': { kind: 'id' } },
    severity: { type: 'integer', 'x-wf': { kind: 'choice' } },
    title: text(120),
    rationale: text(1000),
    summary: { type: 'string', maxLength: 20_000, 'x-wf': { kind: 'longText' } },
  },
};

it('a dry run tells what a person reads at a glance, what it was before first', () => {
  const told = toldFields(
    { crisisId: 'x', countries: ['KEN'], severity: 4, title: 'Kenya', rationale: 'Long.', summary: 'Long.', from: 3 },
    schema,
  );
  expect(told).toEqual([
    ['from', 3],
    ['severity', 4],
    ['title', 'Kenya'],
  ]);
});

it('countries are told where they are what the command says', () => {
  const asked = { ...schema, properties: { ...schema.properties, countries: { type: 'array' } as FieldSchema } };
  expect(toldFields({ countries: ['KEN'] }, asked)).toEqual([['countries', ['KEN']]]);
});

it('what a row keeps for its own arithmetic is no change that a person has to look at', () => {
  const record = (row: RecordAnswer['row']) => ({ row, events: [] }) as unknown as RecordAnswer;
  const before = record({ status: 'monitoring', statusSince: 'a', severityBefore: 1, scaleVersion: 1 });
  const after = record({ status: 'alert', statusSince: 'b', severityBefore: 2, scaleVersion: 2 });
  expect(changesBetween(before, after, 0)).toEqual([{ field: 'status', from: 'monitoring', to: 'alert' }]);
});
