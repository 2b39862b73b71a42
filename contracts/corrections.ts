import { IsId, IsText } from './kernel/fields';
import { IsGroup } from './kernel/groups';
import type { EventRegistry } from './kernel/messages';

/** One corrected field: its place in the target's data and the new value as JSON text. */
export class Correction {
  @IsText(200) pointer!: string;
  @IsText(8000) value!: string;
}

/** Corrects fields of a recorded event; the original stays readable and linked (domain.md §1.5). */
export class CorrectEvent {
  @IsText(200) stream!: string;
  @IsId() targetEventId!: string;
  @IsGroup(() => Correction, { list: [1, 20] }) corrections!: Correction[];
  @IsText(500) reason!: string;
}
/** Strikes a recorded event; readers count it no longer, history keeps it. */
export class RetractEvent {
  @IsText(200) stream!: string;
  @IsId() targetEventId!: string;
  @IsText(500) reason!: string;
}

/** Commands on any stream; who may send them stands at the command that recorded the target. */
export const correctionCommands = {
  CorrectEvent: { command: CorrectEvent, sentence: 'Correct fields of a recorded event.', upsert: true },
  RetractEvent: { command: RetractEvent, sentence: 'Strike a recorded event.' },
} as const;

class TargetType {
  /** Event type of the target. */
  @IsText(80) targetType!: string;
}
/** Carries the keys of its target besides these fields. */
export class EventCorrected extends CorrectEvent implements TargetType {
  @IsText(80) targetType!: string;
}
/** Carries the keys of its target besides these fields. */
export class EventRetracted extends RetractEvent implements TargetType {
  @IsText(80) targetType!: string;
}

export const correctionEvents = { EventCorrected, EventRetracted } as const satisfies EventRegistry;
