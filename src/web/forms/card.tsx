import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../parts/icon';

interface FrameProps {
  readonly title: string;
  readonly icon: 'octagon' | 'clock' | 'lock' | 'tick';
  readonly children: ReactNode;
}

/** A framed answer that takes the focus when it appears. */
export function Card({ title, icon, children }: FrameProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <section className="answer-card" ref={card} tabIndex={-1} role="alert" aria-label={title}>
      <h3 className="answer-title">
        <Icon name={icon} strokeWidth={2} />
        {title}
      </h3>
      {children}
    </section>
  );
}
