import type { ReactNode } from 'react';
import type { Problem } from '../../../contracts/http';
import { t } from '../i18n/text';
import { ApiProblem } from '../live/api';
import { Button } from './button';

/** A sentence in place of data, with what can be done about it. */
export function StatePanel({
  title,
  children,
  actions,
}: {
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="state-panel">
      {title && <p className="strong">{title}</p>}
      {children && <div className="muted">{children}</div>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}

/** What failed, its code and the correlation id to quote; nothing raw (experience.md §10.1). */
export function ProblemPanel({ cause, onRetry }: { cause: unknown; onRetry?: () => void }) {
  const problem = cause instanceof ApiProblem ? cause.problem : undefined;
  return (
    <StatePanel
      title={problem ? problem.detail || problem.title : t('frame.noAnswer')}
      actions={
        <>
          {onRetry && <Button onClick={onRetry}>{t('frame.retry')}</Button>}
          {problem?.trace && <CopyTrace problem={problem} />}
        </>
      }
    >
      {problem && <code>{problem.code}</code>}
    </StatePanel>
  );
}

const CopyTrace = ({ problem }: { problem: Problem }) => (
  <Button kind="quiet" onClick={() => void navigator.clipboard.writeText(problem.trace)}>
    {t('frame.copyTrace', { trace: problem.trace })}
  </Button>
);
