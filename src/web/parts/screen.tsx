import type { ComponentType, ReactNode } from 'react';
import { lazy, Suspense, useEffect } from 'react';
import { formStore } from '../live/command';
import { displayStore } from '../live/display';
import { createStore } from '../live/store';
import { DrawerWidthKeys } from './drawer-width';
import { useStore } from './use-store';

/** What the frame needs to know of the screen that is shown. */
export interface Shown {
  readonly title: string;
  /** Name of the board it belongs to, for the switcher; default the title. */
  readonly place?: string;
  /** The board whose freshness and position the chips tell; absent: those of the link itself. */
  readonly topic?: string;
}
export const shownStore = createStore<Shown>({ title: '' });

const panels = import.meta.glob<{ readonly CommandPanel: ComponentType }>('../forms/command-panel.tsx');
const CommandPanel = lazy(async () => {
  const load = panels['../forms/command-panel.tsx'];
  return { default: load ? (await load()).CommandPanel : () => null };
});

interface ScreenProps extends Shown {
  /** 44 px above the body. */
  readonly toolbar?: ReactNode;
  /** 28 px below it. */
  readonly footer?: ReactNode;
  /** Drawer at the right; an open command form takes its place. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** Layout of a screen inside the frame: toolbar, body that scrolls, footer, and a docked side. */
export function Screen({ title, place, topic, toolbar, footer, side, children }: ScreenProps) {
  const form = useStore(formStore);
  const { drawerWidth } = useStore(displayStore);
  useEffect(() => shownStore.set({ title, ...(place && { place }), ...(topic && { topic }) }), [title, place, topic]);
  return (
    <div
      className="screen"
      data-side={form ? 'form' : side ? 'drawer' : 'none'}
      style={drawerWidth ? ({ '--drawer': `${drawerWidth}px` } as React.CSSProperties) : undefined}
    >
      <div className="screen-main">
        {toolbar !== undefined && <div className="toolbar">{toolbar}</div>}
        <div className="screen-body">{children}</div>
        {footer !== undefined && <div className="screen-footer">{footer}</div>}
      </div>
      {form ? (
        <aside className="side side-form">
          <Suspense fallback={null}>
            <CommandPanel key={form.opening} />
          </Suspense>
        </aside>
      ) : (
        side && (
          <aside className="side side-drawer">
            <DrawerWidthKeys />
            {side}
          </aside>
        )
      )}
    </div>
  );
}
