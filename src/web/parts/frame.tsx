import type { ReactNode } from 'react';
import { assertiveStore, politeStore } from '../live/announce';
import { freshnessStore } from '../live/live';
import { isGrey, verdictOf } from '../live/verdict';
import { Banner } from './banner';
import { BottomBar } from './bottom-bar';
import { HeaderLines } from './header-lines';
import { Notices } from './notices';
import { PageState } from './page-state';
import { Rail } from './rail';
import { shownStore } from './screen';
import { SealBar } from './seal-bar';
import { ShortcutSheet } from './shortcut-sheet';
import { useStore } from './use-store';

function Spoken() {
  return (
    <>
      <div className="hidden-text" aria-live="polite">
        {useStore(politeStore)}
      </div>
      <div className="hidden-text" role="alert">
        {useStore(assertiveStore)}
      </div>
    </>
  );
}

/** The frame around every screen: handling, three facts, time, person, rail (experience.md §7). */
export function Frame({ children }: { children: ReactNode }) {
  const { topic } = useStore(shownStore);
  const grey = isGrey(verdictOf(useStore(freshnessStore), topic));
  return (
    <div className="frame">
      <Banner />
      <HeaderLines topic={topic} />
      <div className="frame-body" data-fresh={grey ? 'stale' : 'live'}>
        <SealBar />
        <Rail />
        <main className="content" id="content">
          {children}
        </main>
      </div>
      <BottomBar />
      <Banner />
      <Notices />
      <ShortcutSheet />
      <PageState />
      <Spoken />
    </div>
  );
}
