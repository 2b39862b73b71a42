import type { EventLog } from '../../contracts/event-log';
import { MemoryEventLog, type MemoryLogOptions } from './memory';
import type { SqliteLogOptions } from './sqlite/opening';
import { SqliteEventLog } from './sqlite/sqlite-event-log';

/** Where a realm's record lives. */
export type LogChoice =
  | ({ readonly kind: 'memory' } & MemoryLogOptions)
  | ({ readonly kind: 'sqlite' } & SqliteLogOptions);

/**
 * Opens the log that the configuration chose for a realm.
 * @throws EventLogError UNAVAILABLE or CORRUPT when it cannot be opened
 */
export const openLog = async (choice: LogChoice): Promise<EventLog> =>
  choice.kind === 'memory' ? new MemoryEventLog(choice) : SqliteEventLog.open(choice);
