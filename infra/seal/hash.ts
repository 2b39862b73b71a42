import type { Hash } from '../../contracts/seal/primitives';
import { sha256 as ofBytesOrText } from '../event-log/leaf';

/** SHA-256 of the platform. */
export const sha256: Hash = ofBytesOrText;
