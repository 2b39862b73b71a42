import { openPage } from '../forms/open-page';
import { useFormText } from '../forms/use-form-text';
import { writeFilters } from '../grid/filter';
import { t } from '../i18n/text';
import { selectionStore } from '../live/evidence-selection';
import { KeyHint } from '../parts/key-hint';
import { useKeys } from '../parts/keys';
import { Screen } from '../parts/screen';
import { signalOf } from './signals-row';
import { SignalsTable } from './signals-table';
import { SignalsToolbar } from './signals-toolbar';
import { Triage } from './signals-triage';
import type { RegisterView } from './use-register';
import { type SignalsState, useSignals } from './use-signals';
import '../style/drawer.css';
import '../style/forms.css';
import '../style/grid.css';
import '../style/signals.css';

/** Incoming reports, newest first; a row under the ring is graded at the right. */
export default function Signals() {
  const ready = useFormText();
  const state = useSignals();
  const { view, given, change, filters } = state;
  const selected = view.rows.find(({ key }) => key === given.get('sel'));
  const select = (key: string | undefined) => {
    const position = view.rows.find((row) => row.key === key)?.row.position;
    selectionStore.set(typeof position === 'number' ? [position] : []);
    change({ sel: key, at: typeof position === 'number' ? String(position) : undefined });
  };
  const step = (by: number) => {
    const index = view.rows.findIndex(({ key }) => key === selected?.key);
    const next = view.rows[Math.max(0, Math.min(view.rows.length - 1, index + by))];
    if (next) select(next.key);
  };
  useSignalKeys(state, {
    step,
    close: () => select(undefined),
    open: () => selected && openPage(`signal-${selected.key}`),
  });
  if (!ready) return null;
  return (
    <Screen
      title={t('signals.title')}
      toolbar={
        <SignalsToolbar
          state={state}
          onFilter={(next) => change({ f: next.length > 0 ? writeFilters(next) : undefined, at: undefined })}
        />
      }
      footer={<Footer view={view} filtered={filters.length > 0 || state.words !== ''} />}
      side={
        selected && (
          <Triage
            key={selected.key}
            row={selected}
            view={view}
            onClose={() => select(undefined)}
            onNext={() => select(nextUngraded(view, selected.key))}
          />
        )
      }
    >
      <SignalsTable state={state} selected={selected?.key} onSelect={select} />
    </Screen>
  );
}

/** The next row below that nobody has graded, else the next row. */
function nextUngraded({ rows }: RegisterView, key: string): string | undefined {
  const index = rows.findIndex((row) => row.key === key);
  const below = rows.slice(index + 1);
  return (below.find(({ row }) => signalOf(row).state === 'reported') ?? below[0])?.key;
}

interface Moves {
  readonly step: (by: number) => void;
  readonly close: () => void;
  readonly open: () => void;
}

function useSignalKeys(state: SignalsState, { step, close, open }: Moves) {
  const { view, scroller } = state;
  useKeys('signals.keys', [
    { keys: 'j', label: 'frame.keys.next', run: () => step(1) },
    { keys: 'k', label: 'frame.keys.previous', run: () => step(-1) },
    { keys: '↓', label: 'frame.keys.next', run: () => step(1) },
    { keys: '↑', label: 'frame.keys.previous', run: () => step(-1) },
    { keys: 'PageDown', label: 'signals.key.older', run: () => step(20) },
    { keys: 'PageUp', label: 'signals.key.newer', run: () => step(-20) },
    { keys: 'Enter', label: 'signals.key.open', run: open },
    { keys: 'Esc', label: 'frame.keys.close', run: close },
    { keys: '/', label: 'signals.key.search', run: () => document.getElementById('signals-search')?.focus() },
    {
      keys: 'n',
      label: 'frame.keys.new',
      run: () => {
        state.setAt(undefined);
        view.reload();
        scroller.current?.scrollTo({ top: 0 });
      },
    },
  ]);
}

function Footer({ view, filtered }: { view: RegisterView; filtered: boolean }) {
  const count = view.more
    ? t('signals.manyMore', { count: view.count })
    : t(filtered ? 'signals.matching' : 'signals.all', { count: view.count });
  return (
    <>
      <span>{t('signals.page', { count })}</span>
      <span className="footer-keys">
        {(['j k', 'Enter', 'PgDn'] as const).map((key) => (
          <span key={key}>
            <KeyHint>{key}</KeyHint> {t(`signals.hint.${key}`)}
          </span>
        ))}
      </span>
    </>
  );
}
