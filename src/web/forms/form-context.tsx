import { type ComponentType, createContext, useContext } from 'react';
import type { Fault } from '../../../contracts/kernel/fault';
import type { Draft } from './draft';
import type { FieldSchema, FormFault } from './schema';

export type Path = readonly (string | number)[];

/** What every widget may ask of the form it stands in. */
export interface FormAccess {
  readonly edit: (path: Path, value: Draft) => void;
  /** The fault to show at a field now, if any; an untouched field says nothing before sending was tried. */
  readonly faultAt: (path: Path) => FormFault | Fault | undefined;
  /** Marks a field as left, so that its fault may be told. */
  readonly leave: (path: Path) => void;
  readonly locked: boolean;
  /** An answer stands above the fields: what was chosen is kept and told in short. */
  readonly kept: boolean;
}

export interface WidgetProps {
  readonly schema: FieldSchema;
  /** Name of the field; an item of a list has the list's. */
  readonly name: string;
  readonly path: Path;
  readonly value: Draft;
  readonly optional?: boolean;
  /** Words in place of the field's own label. */
  readonly label?: string;
}

const context = createContext<FormAccess | undefined>(undefined);
export const FormProvider = context.Provider;

/** The form around a widget. @throws outside of one */
export function useForm(): FormAccess {
  const form = useContext(context);
  if (!form) throw new Error('A widget stands outside of a form.');
  return form;
}

/** The JSON pointer of a path. */
export const pointerOf = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const widgets = createContext<ComponentType<WidgetProps>>(() => null);
export const WidgetProvider = widgets.Provider;

/** The control for a field of any kind, as members and items of other controls draw it. */
export function Inner(props: WidgetProps) {
  const Widget = useContext(widgets);
  return <Widget {...props} />;
}
