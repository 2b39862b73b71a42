import { useState } from 'react';
import type { JsonObject } from '../../../contracts/encoding';
import { roleWords } from '../i18n/role-words';
import { t } from '../i18n/text';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { CommandButtons } from '../parts/command-buttons';
import { Drawer, Fact } from '../parts/drawer';
import { Time } from '../parts/time';
import { FirstLogin } from './users-login';
import { nameOf, rolesOf, scopeWords } from './users-row';
import { closedRoles, conflictsOf } from './users-separation';

const text = (row: JsonObject, name: string) => (typeof row[name] === 'string' ? (row[name] as string) : undefined);

/** Commands on an account, and for administrators the way to its first login. */
function Buttons({ id, row }: { id: string; row: JsonObject }) {
  const [asking, setAsking] = useState(false);
  const may = currentSession()?.roles.includes('administrator') && row.state === 'active' && row.kind === 'person';
  return (
    <>
      <CommandButtons category="user" id={id} row={row} revision={undefined} />
      {may && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t('users.login.open')}
        </Button>
      )}
      {asking && <FirstLogin userId={id} name={nameOf(row)} onClose={() => setAsking(false)} />}
    </>
  );
}

/** One account: what it may do, what it may not be given as well, and the commands that change it. */
export function UserDrawer({ id, row, onClose }: { id: string; row: JsonObject; onClose: () => void }) {
  const held = rolesOf(row);
  const names = held.map(({ role }) => role);
  const conflicts = conflictsOf(names);
  const closed = closedRoles(names);
  return (
    <Drawer
      lead={<span className="strong">{t(`users.state.${row.state}`)}</span>}
      href={`/record/user-${id}`}
      title={nameOf(row)}
      line={[text(row, 'pseudonym'), text(row, 'org'), t(`users.kind.${text(row, 'kind') ?? 'person'}`)]
        .filter(Boolean)
        .join(' · ')}
      onClose={onClose}
      buttons={<Buttons id={id} row={row} />}
    >
      <section>
        <dl className="pairs">
          <Fact label={t('users.column.roles')}>
            {held.length === 0 && <span className="muted">{t('users.noRole')}</span>}
            {held.map(({ role, until }) => (
              <div key={role}>
                {roleWords(role)} {until && <span className="muted">{t('users.until', { day: until })}</span>}
              </div>
            ))}
          </Fact>
          <Fact label={t('users.column.scope')}>{scopeWords(row)}</Fact>
          <Fact label={t('users.column.compartments')}>
            {((row.compartments ?? []) as readonly string[]).join(', ') || t('users.none.short')}
          </Fact>
          <Fact label={t('users.column.clearance')}>{text(row, 'clearance')}</Fact>
          <Fact label={t('users.column.email')}>
            {text(row, 'email') ?? <span className="muted">{t('users.sealed')}</span>}
          </Fact>
          {text(row, 'registeredAt') && (
            <Fact label={t('users.registered')}>
              <Time at={text(row, 'registeredAt') ?? ''} />
            </Fact>
          )}
        </dl>
      </section>
      <section>
        <div className="section-head">{t('users.separation')}</div>
        {conflicts.map(([a, b]) => (
          <p key={a + b} className="strong">
            {t('users.conflictWords', { a: roleWords(a), b: roleWords(b) })}
          </p>
        ))}
        <p className="muted">
          {closed.length === 0
            ? t('users.anyRole')
            : t('users.closedRoles', { roles: closed.map(roleWords).join(', ') })}
        </p>
      </section>
    </Drawer>
  );
}
