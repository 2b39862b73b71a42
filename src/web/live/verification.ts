import type { VerificationStatus } from '../../../contracts/verification';
import { api } from './api';

const path = '/log/verification';

/** Asks how the last verification went. @throws NoAnswer, ApiProblem */
export const readVerification = (signal: AbortSignal) => api<VerificationStatus>(path, { signal });

/** Has the server read and prove its whole log. @throws NoAnswer, ApiProblem WRONG_STATE while it does so already */
export const beginVerification = () => api<VerificationStatus>(path, { method: 'POST' });
