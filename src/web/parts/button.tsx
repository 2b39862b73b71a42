import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { KeyHint } from './key-hint';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly size?: 'normal' | 'large';
  /** Key that does the same, shown inside the button. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A button of 28 px (36 where `large`); the one primary button of a place is filled. */
export function Button({ kind = 'plain', size = 'normal', hint, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${className ?? ''}`} data-kind={kind} data-size={size} {...rest}>
      {children}
      {hint && <KeyHint>{hint}</KeyHint>}
    </button>
  );
}
