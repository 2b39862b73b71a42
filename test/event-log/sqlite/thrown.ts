import { EventLogError } from '../../../contracts/event-log';
import type { WireFailure } from '../../../infra/event-log/sqlite/wire';

/** A failure that came from another process or thread, as the error that it was there. */
export const thrown = ({ code, detail, outcome }: WireFailure) => new EventLogError(code, detail, outcome);
