import { categoryOf, idOf } from '../../../contracts/event-log';

/** Where the page of a record is, within its realm; crises have a page of their own. */
export const recordPath = (stream: string): string =>
  categoryOf(stream) === 'crisis' ? `/crisis/${idOf(stream)}` : `/record/${stream}`;
