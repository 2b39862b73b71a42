/**
 * Every refusal the built contexts can give: code → HTTP status and the sentence a person reads (domain.md §7).
 * Codes are stable names; wording is not.
 */
export const refusals = {
  NOT_AUTHENTICATED: [401, 'Sign in first.'],
  ROLE_NOT_ALLOWED: [403, 'None of your roles may do this.'],
  OUTSIDE_SCOPE: [403, 'This names something outside your scope.'],
  COMPARTMENT_REQUIRED: [403, 'This needs a compartment that you do not hold.'],
  REALM_NOT_ALLOWED: [409, 'This is not meant for this realm, or the realm is concluded.'],
  UNKNOWN_COMMAND: [404, 'There is no such command.'],
  INVALID_FIELDS: [422, 'Some fields break their rules.'],
  UNKNOWN_REFERENCE: [422, 'A field names a record that does not exist or that you may not see.'],
  NOT_FOUND: [404, 'There is no such record.'],
  ITEM_UNKNOWN: [404, 'The record holds no such item.'],
  ALREADY_EXISTS: [409, 'A record with this id exists with other content.'],
  WRONG_STATE: [409, 'The record is in a state that does not allow this.'],
  RECORD_CLOSED: [409, 'The record is closed; only a correction or an explicit reopening is possible.'],
  REVISION_CONFLICT: [412, 'The record has changed since the revision you saw.'],
  COMMAND_ID_REUSED: [409, 'This command id was used before with other content.'],
  EFFECTIVE_IN_FUTURE: [422, 'The time when this was true lies in the future.'],
  SAME_PERSON: [409, 'This step needs another person.'],
  AUTHORIZATION_NEEDED: [409, 'This needs the approval of two other people; nothing was recorded.'],
  DECISION_NOT_TAKEN: [409, 'The decision named is not taken, or was reversed.'],
  DECISION_NOT_ABOUT_THIS: [409, 'The decision named is about something else.'],
  CURRENCY_MISMATCH: [422, 'The currency differs from the one required.'],
  AMOUNT_OUT_OF_RANGE: [422, 'The amount is out of range.'],
  COUNTS_INCONSISTENT: [422, 'The counts contradict one another.'],
  LOG_READ_ONLY: [503, 'Recording is stopped: nothing you send is stored.'],
  LOG_FULL: [507, 'The log has no space left; nothing was recorded.'],
  LOG_UNAVAILABLE: [503, 'The log cannot be reached; nothing was recorded.'],
  LOG_TIMEOUT: [504, 'No answer from the log: the outcome is unknown. Send the same command id again.'],
  TOO_MANY_REQUESTS: [429, 'Too many requests; wait and send again.'],
  NOT_CORRECTABLE: [409, 'This event, or this field of it, cannot be corrected or struck.'],
  RETRACTION_NOT_PERMITTED: [403, 'Only the author or a senior watch officer may strike this event.'],
  PICTURE_BEHIND: [503, 'The picture has not reached the position asked for.'],
  SELF_GRADING: [409, 'The author of a signal may not be its only grader.'],
  SELF_CORROBORATION: [409, 'A source cannot corroborate itself.'],
  SHELVED_TOO_LONG: [409, 'An alert may not be shelved for so long.'],
  CRITICAL_NOT_ACKNOWLEDGED: [409, 'A critical alert is acknowledged before it is shelved.'],
  DUPLICATE_NOT_NAMED: [409, 'The alert that this one duplicates is not named.'],
  POSITION_AHEAD: [422, 'The position lies beyond the head of the log.'],
  FINAL_REPORT_MISSING: [409, 'No final situation report was issued since the last change of status.'],
  CRISIS_HAS_OPEN_WORK: [409, 'The crisis still has open alerts, deployments or musters.'],
  HANDOVER_NOT_NAMED: [409, 'Nobody is named who takes over.'],
  ENGAGEMENT_CLOSED: [409, 'The engagement is closed.'],
  MERGE_TARGET_MISSING: [409, 'The partner that this one is merged into is not named.'],
  CAUSE_MISSING: [409, 'No driver or mitigator is named that this works on.'],
  LOCAL_OWNER_NOT_LOCAL: [409, 'The owner is not registered as a local partner.'],
  COMMITMENT_ALREADY_SETTLED: [409, 'This commitment was settled before.'],
  SELF_GRANT: [409, 'Nobody changes their own rights.'],
  ROLES_INCOMPATIBLE: [409, 'One person may not hold these roles together.'],
  IMPORT_FORMAT_UNKNOWN: [409, 'Files of this format cannot be imported yet.'],
  IMPORT_TOO_LARGE: [409, 'The file is larger than this format allows.'],
  IMPORT_ALREADY_RUNNING: [409, 'An import of this source is already running.'],
  POLICY_UNKNOWN: [409, 'There is no policy of this name.'],
  POLICY_VALUE_INVALID: [422, 'The value breaks the schema of the policy.'],
  POLICY_NEEDS_DECISION: [409, 'This policy changes only by a decision.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type RefusalCode = keyof typeof refusals;
/** The values that decided: amounts available, missing ids, states, pointers. */
export type Detail = Readonly<Record<string, unknown>>;

/** An expected answer of "no": a rule of the domain or of the platform holds. Nothing was recorded. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: Detail = {},
  ) {
    super(refusals[code][1]);
  }
}
