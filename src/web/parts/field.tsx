import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: ReactNode;
  /** Muted words at the right end of the label: a counter, a unit, a version. */
  readonly aside?: ReactNode;
  readonly hint?: ReactNode;
  readonly fault?: ReactNode;
  /** Draws the control; gives it `id` and `aria-describedby`, and `aria-invalid` where there is a fault. */
  readonly children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ReactNode;
}

/** A labelled control with hint and fault beneath it, tied together for assistive technology. */
export function Field({ label, aside, hint, fault, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        <span>{label}</span>
        {aside !== undefined && <span className="aside">{aside}</span>}
      </label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(fault ? { 'aria-invalid': true } : {}),
      })}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** A group of controls under one heading, such as radio buttons. */
export function FieldSet({
  label,
  aside,
  fault,
  children,
}: {
  label: ReactNode;
  aside?: ReactNode;
  fault?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className="field">
      <legend className="field-label">
        <span>{label}</span>
        {aside !== undefined && <span className="aside">{aside}</span>}
      </legend>
      {children}
      {fault && <p className="field-fault">{fault}</p>}
    </fieldset>
  );
}
