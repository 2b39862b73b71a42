import type { ReactNode } from 'react';
import { Link, useSearch } from 'wouter';
import { idOf } from '../../../contracts/event-log';
import type { RecordAnswer } from '../../../contracts/http';
import { t } from '../i18n/text';
import { CommandButtons } from './command-buttons';
import { CopyId } from './copy-id';
import { Person } from './person';
import { Position } from './position';
import { Time } from './time';

export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly count?: number | undefined;
}

interface RecordHeadProps {
  readonly record: RecordAnswer;
  readonly lead: ReactNode;
  readonly title: ReactNode;
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly path: string;
}

function LastChange({ record }: { record: RecordAnswer }) {
  const last = record.events[0];
  if (!last) return null;
  const { actor, recordedAt } = last.metadata;
  return (
    <p className="muted small">
      {t('record.lastChange')} <Time at={recordedAt} /> {t('record.by')} <Person id={actor.id} role={actor.role} />,{' '}
      <Position value={last.position} />
    </p>
  );
}

/** The tab named in the address, or the first. */
export function useTab(tabs: readonly Tab[]): string {
  const named = new URLSearchParams(useSearch()).get('tab');
  return tabs.find(({ name }) => name === named)?.name ?? tabs[0]?.name ?? '';
}

/** Head of a record page: what it is, its last change, commands, tabs. */
export function RecordHead({ record, lead, title, tabs, current, path }: RecordHeadProps) {
  const id = idOf(record.stream);
  return (
    <header className="record-head">
      <div className="record-line">
        {lead}
        <span className="muted">
          {record.category} <CopyId id={id} />, {t('frame.revision', { revision: String(record.revision) })}
        </span>
        <span className="muted">{record.handling}</span>
      </div>
      <h1>{title}</h1>
      <LastChange record={record} />
      <div className="record-commands">
        <CommandButtons
          category={record.category}
          id={id}
          row={record.row ?? {}}
          revision={record.revision}
          words="action"
        />
      </div>
      <nav className="tabs" aria-label={t('record.tabs')}>
        {tabs.map(({ name, label, count }) => (
          <Link
            key={name}
            href={name === tabs[0]?.name ? path : `${path}?tab=${name}`}
            replace
            aria-current={name === current ? 'page' : undefined}
          >
            {label} {count !== undefined && <span>{count}</span>}
          </Link>
        ))}
      </nav>
    </header>
  );
}
