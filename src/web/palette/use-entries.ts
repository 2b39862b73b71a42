import { useEffect, useState } from 'react';
import { t } from '../i18n/text';
import { valueWords } from '../i18n/words';
import { presentInstant } from '../live/clock';
import { lookUp } from '../live/lookup';
import { catalogueStore, mayRead } from '../live/pictures';
import { positionIn } from '../live/position-in';
import { recordPath } from '../live/record-path';
import { currentSession } from '../live/session';
import { activeZone, post } from '../live/zone';
import { useStore } from '../parts/use-store';
import { routes } from '../routes';
import { fullTime } from '../time/dtg';
import { commandEntries, type Entry, matches, timeIn } from './entries';

const most = { commands: 8, records: 4 } as const;
const searched = ['crisis', 'alert', 'signal', 'alertRule', 'user'] as const;

function screens(roles: readonly string[], query: string): readonly Entry[] {
  const { boards, registers } = catalogueStore.get();
  const open = routes.filter(({ group, reads }) => {
    const picture = reads?.board
      ? boards.find(({ name }) => name === reads.board)
      : registers.find(({ name }) => name === reads?.register);
    return (group || reads) && (!reads || mayRead(picture, roles));
  });
  const named = open.map(({ name, path, key }) => ({
    id: `go-${name}`,
    group: 'go' as const,
    title: t(`palette.screen.${name}`),
    ...(key && { aside: `g ${key}` }),
    act: { go: path },
  }));
  return named.filter(({ title }) => matches(query, title));
}

/** Records of the categories one may read, searched while somebody types. */
function useRecords(query: string): readonly Entry[] {
  const [found, setFound] = useState<readonly Entry[]>([]);
  const word = query.trim();
  useEffect(() => {
    setFound([]);
    if (word.length < 2 || word.startsWith('#')) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(searched.map((category) => lookUp(category, word, stop.signal)));
      if (stop.signal.aborted) return;
      const entries = answers.flatMap((answer, index) => {
        const category = searched[index] ?? 'crisis';
        const records = answer.status === 'fulfilled' ? answer.value.slice(0, most.records) : [];
        return records.map(({ id, title, status }) => ({
          id: `record-${category}-${id}`,
          group: 'records' as const,
          title,
          aside: [valueWords('category', category), status].filter(Boolean).join(', '),
          act: { go: recordPath(`${category}-${id}`) },
        }));
      });
      setFound(entries);
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [word]);
  return found;
}

function places(query: string): readonly Entry[] {
  const position = positionIn(query);
  const instant = timeIn(query, { now: presentInstant(), zone: activeZone(), zones: [post], prefer: 'past' });
  return [
    ...(position === undefined
      ? []
      : [
          {
            id: 'position',
            group: 'position' as const,
            title: t('palette.position', { position: String(position) }),
            act: { position },
          },
        ]),
    ...(instant === undefined
      ? []
      : [
          {
            id: 'time',
            group: 'time' as const,
            title: t('palette.time', { time: fullTime(instant, activeZone()) }),
            act: { time: instant },
          },
        ]),
  ];
}

/** Everything the palette offers for what is typed, in the order of its groups. */
export function useEntries(query: string): readonly Entry[] {
  const { commands } = useStore(catalogueStore);
  const roles = currentSession()?.roles ?? [];
  const records = useRecords(query);
  const help: Entry = { id: 'help', group: 'help', title: t('palette.help'), aside: '?', act: { help: true } };
  return [
    ...places(query),
    ...screens(roles, query),
    ...commandEntries(commands, roles, query).slice(0, most.commands),
    ...records,
    ...(matches(query, help.title) ? [help] : []),
  ];
}
