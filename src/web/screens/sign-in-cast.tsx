import { useState } from 'react';
import type { CastMember } from '../../../contracts/http';
import { t } from '../i18n/text';
import { signIn } from '../live/session';
import { signInFault } from './sign-in-form';

/** Groups of the cast by what their title says; whoever fits nowhere keeps the system. */
const groups = [
  ['watch', /watch officer|desk analyst|assessment/i],
  ['respond', /planner|roster|deployment|chief of mission|team leader|liaison|responder|representative/i],
  ['money', /fund|approving|certifying|payment|grants|program/i],
  ['learn', /decision|exercise|evaluator|auditor|forum|learning/i],
  ['system', /./],
] as const;

const groupOf = ({ title }: CastMember) => groups.find(([, pattern]) => pattern.test(title))?.[0] ?? 'system';

/** The people of the demonstration, one button each: role, limit, alias. */
export function Cast({ cast, onSignedIn }: { cast: readonly CastMember[]; onSignedIn: () => void }) {
  const [going, setGoing] = useState('');
  const [fault, setFault] = useState('');
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
        return members.length === 0 ? null : <Group key={group} group={group} members={members} going={going} onEnter={(alias) => void enter(alias)} />;
      })}
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
          <span className="cast-title">{title}</span>
          <span className="cast-limit">{limit}</span>
          <code>{alias}</code>
        </button>
      ))}
    </div>
  </>
);
