import { useRef, useState } from 'react';
import { t } from '../i18n/text';
import { announce } from '../live/announce';
import type * as CheckDropped from '../seal/check-dropped';
import { evidenceHost } from '../seal/seal-host';

const code = import.meta.glob<typeof CheckDropped>('../seal/check-dropped.ts');

/** How the check of chosen files stands. */
export type Dropped =
  | { readonly state: 'none' | 'checking' | 'cannot' | 'notLoaded' | 'noEvidence' | 'unread' }
  | { readonly state: 'checked'; readonly report: CheckDropped.DroppedReport };

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

async function check(files: readonly File[], policy: File | undefined): Promise<Dropped> {
  if (!(await evidenceHost.canCheck())) return { state: 'cannot' };
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await bytesOf(file) })));
  const part = await code['../seal/check-dropped.ts']!().catch(() => undefined);
  if (!part) return { state: 'notLoaded' };
  const report = await part.checkDropped(read, policy && (await bytesOf(policy)), evidenceHost);
  return report ? { state: 'checked', report } : { state: 'noEvidence' };
}

/** Checks files that are given, again whenever other files or another policy are. */
export function useDropped() {
  const [dropped, setDropped] = useState<Dropped>({ state: 'none' });
  const given = useRef<{ readonly files: readonly File[]; readonly policy?: File | undefined }>({ files: [] });
  const take = async (more: Partial<typeof given.current>) => {
    given.current = { ...given.current, ...more };
    const mine = given.current;
    if (mine.files.length === 0) return setDropped({ state: 'none' });
    setDropped({ state: 'checking' });
    const result = await check(mine.files, mine.policy).catch((): Dropped => ({ state: 'unread' }));
    // A slow check does not overwrite a later one.
    if (mine !== given.current) return;
    setDropped(result);
    announce(t(`verify.dropped.${result.state}`));
  };
  return { dropped, take: (more: Partial<typeof given.current>) => void take(more) };
}
