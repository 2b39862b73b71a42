import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import type { BoardStore } from '../live/board-store';
import type { HeldRow } from '../live/held-rows';
import { useRow } from '../parts/use-board';
import type { Lines } from './use-lines';

interface CardListProps {
  readonly store: BoardStore;
  readonly lines: Lines;
  readonly selected: string | undefined;
  readonly card: (held: HeldRow) => ReactNode;
  readonly onOpen: (key: string) => void;
}
const cardHeight = 83;

function Card({
  store,
  rowKey,
  selected,
  card,
  onOpen,
  top,
}: Omit<CardListProps, 'lines'> & { rowKey: string; top: number }) {
  const held = useRow(store, rowKey);
  return (
    held && (
      <li className="card" style={{ transform: `translateY(${top}px)` }}>
        <button type="button" aria-pressed={selected === rowKey} onClick={() => onOpen(rowKey)}>
          {card(held)}
        </button>
      </li>
    )
  );
}

/** Rows as cards of three lines, where the window is too narrow for columns. */
export function CardList(props: CardListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { keys } = props.lines;
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 6,
    getItemKey: (index) => keys[index] ?? index,
  });
  return (
    <div className="card-scroll" ref={scroller} tabIndex={0}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <Card key={keys[index]!} {...props} rowKey={keys[index]!} top={start} />
        ))}
      </ul>
    </div>
  );
}
