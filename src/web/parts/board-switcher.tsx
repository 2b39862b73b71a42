import { Link } from 'wouter';
import { t } from '../i18n/text';
import { catalogueStore, mayRead } from '../live/pictures';
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
          <Link key={href} href={href} onClick={() => document.getElementById('boards-menu')?.hidePopover()}>
            {name}
          </Link>
        ))}
      </nav>
    </>
  );
}
