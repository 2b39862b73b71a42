import type { JsonObject } from '../../../contracts/encoding';

/** A signal as its register shows it; only what the screen reads. */
export interface ShownSignal {
  readonly occurredFrom: string;
  readonly occurredPrecision: string;
  readonly recordedAt: string | null;
  readonly delay: number | null;
  readonly position: number | null;
  readonly country: string;
  readonly placeName: string | null;
  readonly precision: string;
  readonly fatalitiesLow: number | null;
  readonly fatalitiesBest: number | null;
  readonly fatalitiesHigh: number | null;
  readonly displaced: number | null;
  readonly sourceType: string;
  readonly sourceRef: string;
  readonly headline: string;
  readonly text: unknown;
  readonly threats: readonly string[];
  readonly violenceType: string;
  readonly actors: readonly string[];
  readonly accessConstraint: string;
  readonly state: 'reported' | 'graded' | 'linked' | 'withdrawn';
  readonly grade: string | null;
  readonly reliability: string | null;
  readonly credibility: string | null;
  readonly crisisId: string | null;
  readonly corroborations: number;
  readonly linkedTo: readonly { readonly relation: string; readonly kind: string; readonly id: string | null }[];
  readonly reportedBy: string | null;
  readonly warningSeverity: number | null;
}

export const signalOf = (row: JsonObject) => row as unknown as Partial<ShownSignal> & Pick<ShownSignal, 'state'>;

/** Seconds after which a report counts as late, so that its delay stands out. */
export const lateSeconds = 4 * 3600;
