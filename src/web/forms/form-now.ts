import { serverNow } from '../live/clock';

/** The domain clock as far as this page knows it, else the machine's. */
export const formNow = (): string => serverNow() ?? new Date().toISOString();
