import type { LogFinding } from '../../../contracts/verification';
import { api } from './api';

/** Answer of `GET` and `POST /log/verification`: where the server's own reading of its log stands. */
export interface VerificationStatus {
  readonly state: 'never' | 'running' | 'VERIFIED' | 'FAILED';
  /** Events read so far, of how many. */
  readonly done?: number;
  readonly all?: number;
  /** Events in front of which nothing was read again, and up to which it was read. */
  readonly from?: number;
  readonly size?: number;
  readonly findings?: readonly LogFinding[];
  readonly seconds?: number;
}

const path = '/log/verification';

/** Asks how the last verification went. @throws NoAnswer, ApiProblem */
export const readVerification = (signal: AbortSignal) => api<VerificationStatus>(path, { signal });

/** Has the server read and prove its whole log. @throws NoAnswer, ApiProblem WRONG_STATE while it does so already */
export const beginVerification = () => api<VerificationStatus>(path, { method: 'POST' });
