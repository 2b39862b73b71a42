import type { JsonObject } from '../../../contracts/encoding';
import { BoardPage, boardHints } from '../grid/board-page';
import { roleWords } from '../i18n/role-words';
import { t } from '../i18n/text';
import { openCommand } from '../live/command';
import { boardOfCategory } from '../live/live';
import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { StatePanel } from '../parts/state-panel';
import { useStore } from '../parts/use-store';
import { UserDrawer } from './users-drawer';
import { usersModel } from './users-model';
import { nameOf, rolesOf } from './users-row';
import '../style/grid.css';
import '../style/drawer.css';
import '../style/system.css';

boardOfCategory('users', 'user');

const register = () => openCommand('RegisterUser', { kind: 'person' });

function Register() {
  const { commands } = useStore(catalogueStore);
  const may = maySend(
    commands.find(({ name }) => name === 'RegisterUser'),
    currentSession()?.roles ?? [],
  );
  return may ? <Button onClick={register}>{t('users.register')}</Button> : null;
}

const defaults = { filters: '' };

const Card = ({ row }: { row: JsonObject }) => (
  <>
    <span className="card-line">
      <span className="muted">{String(row.org ?? '')}</span>
      <span className="muted">{t(`users.state.${row.state}`)}</span>
    </span>
    <span className="card-line card-title">
      <b>{nameOf(row)}</b>
    </span>
    <span className="card-line">
      <span>
        {rolesOf(row)
          .map(({ role }) => roleWords(role))
          .join(', ') || t('users.noRole')}
      </span>
    </span>
  </>
);

/** Accounts and rights of the people, services and devices that use the system. */
export default function Users() {
  return (
    <BoardPage
      title={t('users.title')}
      model={usersModel}
      category="user"
      defaults={defaults}
      drawer={(held, close) => <UserDrawer id={held.key} row={held.row} onClose={close} />}
      card={({ row }) => <Card row={row} />}
      tools={<Register />}
      empty={<StatePanel title={t('users.none')} actions={<Register />} />}
      hints={boardHints}
    />
  );
}
