import { Link } from 'wouter';
import { t } from '../i18n/text';
import { catalogueStore, mayRead } from '../live/pictures';
import { preferencesStore } from '../live/preferences';
import { savedViews } from '../live/saved-views';
import { currentSession } from '../live/session';
import { Icon } from './icon';
import { shownStore } from './screen';
import { useStore } from './use-store';

/** Every board and register the signed-in roles may read. */
export function BoardSwitcher() {
  const { title, place } = useStore(shownStore);
  const { boards, registers } = useStore(catalogueStore);
  const roles = currentSession()?.roles ?? [];
  const links = [
    ...boards.filter((one) => mayRead(one, roles)).map(({ name }) => ({ name, href: `/board/${name}` })),
    ...registers.filter((one) => mayRead(one, roles)).map(({ name }) => ({ name, href: `/register/${name}` })),
  ];
  const saved = savedViews(useStore(preferencesStore)?.views).filter(({ topic }) =>
    mayRead(
      boards.find(({ name }) => name === topic),
      roles,
    ),
  );
  const close = () => document.getElementById('boards-menu')?.hidePopover();
  return (
    <>
      <button
        type="button"
        className="switcher"
        aria-label={`${place ?? title} – ${t('frame.pictures')}`}
        popoverTarget="boards-menu"
        aria-haspopup="menu"
      >
        <span>{place ?? title}</span>
        <Icon name="chevronDown" size={10} strokeWidth={2} />
      </button>
      <nav popover="auto" id="boards-menu" className="menu" aria-label={t('frame.pictures')}>
        {links.map(({ name, href }) => (
          <Link key={href} href={href} onClick={close}>
            {name}
          </Link>
        ))}
        {saved.length > 0 && <p className="rail-group">{t('frame.views')}</p>}
        {saved.map(({ topic, name, href }) => (
          <Link key={`${topic}:${name}`} href={href} onClick={close}>
            {name} <span className="muted">{topic}</span>
          </Link>
        ))}
      </nav>
    </>
  );
}
