import type { ComponentType } from 'react';
import type { WidgetProps } from '../form-context';
import { type FieldSchema, kindOf } from '../schema';
import { BooleanWidget, ChoiceWidget, ManyWidget } from './choice';
import { ConditionWidget } from './condition';
import { CountriesWidget, CountryWidget } from './country';
import { EvidenceWidget } from './evidence';
import { GroupWidget } from './group';
import { DateWidget, InstantWidget } from './instant';
import { LinesWidget, ListWidget } from './list';
import { MoneyWidget, NumberWidget } from './number';
import { RefWidget } from './ref';
import { SeverityWidget } from './severity';
import { SubjectWidget } from './subject';
import { TextWidget } from './text';

type WidgetOf = ComponentType<WidgetProps>;

const single: Readonly<Record<string, WidgetOf>> = {
  ref: RefWidget,
  instant: InstantWidget,
  date: DateWidget,
  count: NumberWidget,
  decimal: NumberWidget,
  boolean: BooleanWidget,
  country: CountryWidget,
  condition: ConditionWidget,
  subject: SubjectWidget,
  money: MoneyWidget,
};

/** Kinds whose lists are not rows of objects. */
const lists: Readonly<Record<string, WidgetOf>> = {
  choice: ManyWidget,
  country: CountriesWidget,
  evidence: EvidenceWidget,
};

function listWidget(item: FieldSchema): WidgetOf {
  return lists[kindOf(item)] ?? (item.type === 'string' ? LinesWidget : ListWidget);
}

function singleWidget(schema: FieldSchema): WidgetOf {
  if (kindOf(schema) === 'choice') return schema['x-wf']?.list === 'Severity' ? SeverityWidget : ChoiceWidget;
  return single[kindOf(schema)] ?? (schema.type === 'object' ? GroupWidget : TextWidget);
}

/** The control of a field by what it means; a kind nobody knows is text, a group or a list by its type. */
export function Widget(props: WidgetProps) {
  const Chosen = props.schema.type === 'array' ? listWidget(props.schema.items ?? {}) : singleWidget(props.schema);
  return <Chosen {...props} />;
}
