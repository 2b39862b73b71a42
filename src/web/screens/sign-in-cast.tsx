import { useState } from 'react';
import type { CastMember } from '../../../contracts/http';
import { t } from '../i18n/text';
import { signIn } from '../live/session';
import { signInFault } from './sign-in-form';

/** Groups of the cast by what their title says; whoever fits nowhere keeps the system and stands below as a link. */
const groups = [
  ['watch', /watch officer|desk analyst|assessment/i],
  ['respond', /planner|roster|deployment|chief of mission|team leader|liaison|responder|representative/i],
  ['money', /fund|approving|certifying|payment|grants|program/i],
  ['learn', /decision|exercise|evaluator|auditor|forum|learning/i],
] as const;
/** People of a group that stand as cards before all are asked for. */
const mostShown = 4;

/** A title without its number, where the alias below tells the first of a role from the others. */
const roleOf = (title: string) => title.replace(/ 1$/, '');
const groupOf = ({ title }: CastMember) => groups.find(([, pattern]) => pattern.test(title))?.[0];

/** The people of the demonstration, one button each: role, limit, alias. */
export function Cast({ cast, onSignedIn }: { cast: readonly CastMember[]; onSignedIn: () => void }) {
  const [going, setGoing] = useState('');
  const [fault, setFault] = useState('');
  const [all, setAll] = useState(false);
  const keepers = cast.filter((member) => !groupOf(member));
  const crowded = groups.map(([group]) => cast.filter((member) => groupOf(member) === group).length - mostShown);
  const hidden = all ? 0 : crowded.reduce((sum, more) => sum + Math.max(0, more), 0);
  const enter = async (alias: string) => {
    setGoing(alias);
    setFault('');
    try {
      await signIn({ alias });
      onSignedIn();
    } catch (cause) {
      setFault(signInFault(cause));
      setGoing('');
    }
  };
  return (
    <aside className="entrance-cast" aria-label={t('sign-in.demo.title')}>
      <h1>{t('sign-in.demo.title')}</h1>
      <p>{t('sign-in.demo.words')}</p>
      {fault && (
        <p className="sign-in-fault" role="alert">
          {fault}
        </p>
      )}
      {groups.map(([group]) => {
        const members = cast.filter((member) => groupOf(member) === group);
        const shown = all ? members : members.slice(0, mostShown);
        return members.length === 0 ? null : (
          <Group key={group} group={group} members={shown} going={going} onEnter={(alias) => void enter(alias)} />
        );
      })}
      <p className="cast-links">
        {hidden > 0 && (
          <button type="button" className="link-button" onClick={() => setAll(true)}>
            {t('sign-in.demo.all', { count: cast.length })}
          </button>
        )}
        {keepers.map(({ alias, title, limit }) => (
          <button
            type="button"
            key={alias}
            className="link-button"
            title={limit}
            disabled={going !== ''}
            onClick={() => void enter(alias)}
          >
            {title}
          </button>
        ))}
      </p>
      <p className="entrance-foot">{t('sign-in.demo.foot')}</p>
    </aside>
  );
}

interface GroupProps {
  readonly group: string;
  readonly members: readonly CastMember[];
  readonly going: string;
  readonly onEnter: (alias: string) => void;
}

const Group = ({ group, members, going, onEnter }: GroupProps) => (
  <>
    <h2 className="cast-group">{t(`sign-in.demo.${group}`)}</h2>
    <div className="cast-row">
      {members.map(({ alias, title, limit }) => (
        <button
          type="button"
          key={alias}
          className="cast-card"
          aria-busy={going === alias}
          disabled={going !== ''}
          onClick={() => onEnter(alias)}
        >
          <span className="cast-title">{roleOf(title)}</span>
          <span className="cast-limit">{limit}</span>
          <code>{alias}</code>
        </button>
      ))}
    </div>
  </>
);
