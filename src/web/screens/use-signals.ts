import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readFilters } from '../grid/filter';
import { registerFilter } from './signals-filter';
import { useRegister } from './use-register';

const rowHeight = 28;

/** What the address says: filter, place, selected row; words typed by others stand in the history entry only. */
function useRegisterAddress() {
  const search = useSearch();
  const [path, go] = useLocation();
  const given = useMemo(() => new URLSearchParams(search), [search]);
  const [words, setWords] = useState(String((history.state as { text?: string } | null)?.text ?? ''));
  const change = (next: Readonly<Record<string, string | undefined>>) => {
    const parts = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(next)) value === undefined ? parts.delete(name) : parts.set(name, value);
    const text = parts.toString();
    go(text ? `${path}?${text}` : path, { replace: true, state: words ? { text: words } : null });
  };
  return { given, change, words, setWords };
}

/** The register as the address and the search box ask for it. */
export function useSignals() {
  const address = useRegisterAddress();
  const { given, words } = address;
  const [asked, setAsked] = useState(words);
  const [place] = useState(given.get('at'));
  const [at, setAt] = useState(place ? Number(place) : undefined);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), 250);
    return () => clearTimeout(timer);
  }, [words]);
  const filters = useMemo(() => readFilters(given.get('f') ?? ''), [given]);
  const scroller = useRef<HTMLDivElement>(null);
  const filter = useMemo(() => registerFilter(filters), [filters]);
  const view = useRegister({ name: 'signals', order: 'position', words: asked, filter, at }, scroller, rowHeight);
  return { ...address, view, filters, scroller, setAt };
}
export type SignalsState = ReturnType<typeof useSignals>;
