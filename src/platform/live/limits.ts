/** Limits of the live protocol (architecture.md §6); those an operator may set stand in the settings. */
export interface LiveLimits {
  readonly maxPayload: number;
  readonly messagesPerMinute: number;
  readonly socketsPerPerson: number;
  /** New sockets a second. */
  readonly admissionRate: number;
  readonly unauthenticated: number;
  readonly unauthenticatedPerAddress: number;
}

export const liveLimits: LiveLimits = {
  maxPayload: 64 * 1024,
  messagesPerMinute: 100,
  socketsPerPerson: 8,
  admissionRate: 50,
  unauthenticated: 64,
  unauthenticatedPerAddress: 4,
};
