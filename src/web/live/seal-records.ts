import type { WitnessesAnswer } from '../../../contracts/cosigning';
import type { KeptCheckpoints } from '../../../contracts/seals';
import { api } from './api';

/** What the server knows of each witness. @throws NoAnswer, ApiProblem */
export const readWitnesses = (signal: AbortSignal) => api<WitnessesAnswer>('/log/witnesses', { signal });

/** The newest checkpoints that are kept. @throws NoAnswer, ApiProblem */
export const readCheckpoints = (signal: AbortSignal) => api<KeptCheckpoints>('/log/checkpoints', { signal });
