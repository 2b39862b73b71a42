import type { ComponentProps } from 'react';
import { Icon } from './icon';

/** A list to choose from that looks like the words around it, with the product's own chevron. */
export const PlainSelect = (props: ComponentProps<'select'>) => (
  <span className="plain-select">
    <select {...props} />
    <Icon name="chevronDown" size={10} strokeWidth={1.8} />
  </span>
);
