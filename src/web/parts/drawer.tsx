import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { t } from '../i18n/text';
import { Icon } from './icon';
import { Position } from './position';

interface DrawerProps {
  /** Left end of the first line, such as a severity. */
  readonly lead: ReactNode;
  readonly position?: number | undefined;
  readonly href: string;
  readonly title: ReactNode;
  readonly line: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly buttons: ReactNode;
}

/** Summary of a row at the right of its board: head, sections, button bar. */
export function Drawer({ lead, position, href, title, line, onClose, children, buttons }: DrawerProps) {
  return (
    <section className="drawer" aria-label={t('frame.drawer')}>
      <header className="drawer-head">
        <div className="drawer-top">
          {lead}
          <span className="spring" />
          {position !== undefined && <Position value={position} />}
          <Link href={href}>{t('frame.openPage')}</Link>
          <button type="button" className="icon-button" aria-label={t('frame.close')} onClick={onClose}>
            <Icon name="close" size={10} strokeWidth={1.8} />
          </button>
        </div>
        <h2>{title}</h2>
        <p className="muted small">{line}</p>
      </header>
      <div className="drawer-body" tabIndex={0}>
        {children}
      </div>
      <footer className="button-bar">{buttons}</footer>
    </section>
  );
}

/** A label and its value in the facts of a drawer. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);
