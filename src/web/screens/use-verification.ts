import { useEffect, useState } from 'react';
import { beginVerification, readVerification } from '../live/verification';
import { useLoaded } from '../parts/use-loaded';

const lookEveryMs = 1000;

/** The server's verification of its log: its status, asked again while it runs, and how to begin one. */
export function useVerification() {
  const told = useLoaded('verification', 0, readVerification);
  const [refused, setRefused] = useState<unknown>();
  const running = told.value?.state === 'running';
  const { reload, loading } = told;
  useEffect(() => {
    if (!running || loading) return;
    const timer = setTimeout(reload, lookEveryMs);
    return () => clearTimeout(timer);
  }, [running, loading, reload]);
  const begin = () => {
    setRefused(undefined);
    beginVerification().then(reload, setRefused);
  };
  return { ...told, running, refused, begin };
}
