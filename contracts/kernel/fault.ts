/** One broken rule: where (JSON pointer) and what. */
export interface Fault {
  readonly pointer: string;
  readonly rule: string;
}
