import { t } from '../i18n/text';
import { presentInstant } from '../live/clock';
import { openCommand } from '../live/command';
import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { Drawer, Fact } from '../parts/drawer';
import { Name } from '../parts/name';
import { Time } from '../parts/time';
import { useStore } from '../parts/use-store';
import { type PolicyRow, policyTitle } from './policies-rows';

/** A policy with its value, the one before, and the form that sets the next. */
export function PolicyDrawer({ row, onClose }: { row: PolicyRow; onClose: () => void }) {
  const { commands } = useStore(catalogueStore);
  const may = maySend(
    commands.find(({ name }) => name === 'SetPolicy'),
    currentSession()?.roles ?? [],
  );
  const set = () =>
    openCommand(
      'SetPolicy',
      { name: row.name, value: JSON.stringify(row.value, null, 2), effectiveFrom: presentInstant() },
      undefined,
      row.version > 0 ? `policy-${row.name}` : undefined,
    );
  return (
    <Drawer
      lead={<code>{row.name}</code>}
      href={`/record/policy-${row.name}`}
      title={policyTitle(row.name)}
      line={row.version === 0 ? t('policies.neverSet') : t('policies.version', { version: row.version })}
      onClose={onClose}
      buttons={
        may ? (
          <Button kind="primary" onClick={set}>
            {t('policies.set')}
          </Button>
        ) : (
          <span className="muted small">{t('policies.mayNot')}</span>
        )
      }
    >
      {row.version > 0 && (
        <section>
          <dl className="pairs">
            {row.since && (
              <Fact label={t('policies.column.since')}>
                <Time at={row.since} />
              </Fact>
            )}
            {row.setBy && (
              <Fact label={t('policies.setBy')}>
                <Name category="user" id={row.setBy} />
              </Fact>
            )}
            {row.reason && <Fact label={t('policies.reason')}>{row.reason}</Fact>}
          </dl>
        </section>
      )}
      <section>
        <div className="section-head">{t('policies.column.value')}</div>
        <pre className="value-text">{JSON.stringify(row.value, null, 2)}</pre>
      </section>
      {row.previous !== undefined && (
        <section>
          <div className="section-head">{t('policies.previous')}</div>
          <pre className="value-text struck">{JSON.stringify(row.previous, null, 2)}</pre>
        </section>
      )}
    </Drawer>
  );
}
