import type { ReactNode } from 'react';

/** The name of a key, in a box. */
export const KeyHint = ({ children }: { children: ReactNode }) => <kbd className="key-hint">{children}</kbd>;
