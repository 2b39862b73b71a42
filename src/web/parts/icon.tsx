import type { SVGProps } from 'react';

const paths = {
  mark: 'M1.25 1.25h13.5v13.5H1.25zM1 11h14',
  chevronDown: 'M3 5.5l5 5 5-5',
  chevronRight: 'M5.5 3l5 5-5 5',
  close: 'M2 2l12 12M14 2L2 14',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5L14 14',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  right: 'M3 8h10M9 4l4 4-4 4',
  upDown: 'M5 13V3M2.5 5.5L5 3l2.5 2.5M11 3v10M8.5 10.5L11 13l2.5-2.5',
  plus: 'M8 2.5v11M2.5 8h11',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.5V8l2.5 1.5',
  speaker: 'M2.5 6v4h2.5l3.5 3V3L5 6zM11 6l0 4M13.5 4.5v7',
  muted: 'M2.5 6v4h2.5l3.5 3V3L5 6zM11 6l4 4M15 6l-4 4',
  lock: 'M4 7.5h8V13H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  pin: 'M5 2.5h6M6 2.5V7l-2 2.5h8L10 7V2.5M8 9.5V14',
  tick: 'M3 8.5l3.5 3.5L13 4.5',
  octagon: 'M5 1h6l4 4v6l-4 4H5l-4-4V5zM5 8h6',
  warning: 'M8 2.5L14.5 13.5h-13zM8 6.5v3M8 11v.5',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5H2.5v-8h8V3',
  seal: 'M8 1l7 7-7 7-7-7zM8 6.5L9.5 8 8 9.5 6.5 8z',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing in the colour of the text beside it; decorative unless `title` says what it means. */
export function Icon({
  name,
  size = 16,
  title,
  ...rest
}: { name: IconName; size?: number; title?: string } & SVGProps<SVGSVGElement>) {
  const dot = name === 'mark' && <circle cx="8" cy="6.2" r="2" fill="currentColor" stroke="none" />;
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      role="img"
      aria-label={title ?? ''}
      aria-hidden={title === undefined}
      {...rest}
    >
      <path d={paths[name]} />
      {dot}
    </svg>
  );
}
