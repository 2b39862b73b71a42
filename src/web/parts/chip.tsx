import type { ComponentProps, ReactNode } from 'react';

/** A boxed fact of 24 px; a button when `onClick` is given. */
export function Chip({ children, className, ...rest }: { children: ReactNode } & ComponentProps<'button'>) {
  const name = `chip ${className ?? ''}`;
  if (!rest.onClick && !rest.popoverTarget) return <span className={name}>{children}</span>;
  return (
    <button type="button" className={name} {...rest}>
      {children}
    </button>
  );
}
