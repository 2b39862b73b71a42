import type { ReactNode } from 'react';
import { Icon } from './icon';
import { KeyHint } from './key-hint';

/** The button that lets new rows in; it stands in the toolbar, so that it covers no row. */
export const NewRowsButton = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <button type="button" className="new-rows" onClick={onClick}>
    <Icon name="up" size={11} strokeWidth={2} />
    {children}
    <span className="wide">
      <KeyHint>n</KeyHint>
    </span>
  </button>
);
