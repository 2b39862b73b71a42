import type { ShownEvent } from '../../../contracts/http';
import { api } from './api';
import { openCommand } from './command';

/** Commands that change how a recorded event is read; the server judges whether the event allows it. */
export type Correcting = 'CorrectEvent' | 'RetractEvent';

/** Opens the form that corrects or strikes an event, with stream and event given. */
export const openCorrection = (command: Correcting, { stream, id }: Pick<ShownEvent, 'stream' | 'id'>, seen?: number) =>
  openCommand(command, { stream, targetEventId: id }, seen, stream);

/** Opens the correction of the event at a position; where it cannot be read, the person names the event. */
export async function correctAt(position: number, stream: string): Promise<void> {
  const event = await api<ShownEvent>(`/events/${position}`).catch(() => undefined);
  if (event) openCorrection('CorrectEvent', event);
  else openCommand('CorrectEvent', { stream }, undefined, stream);
}
