import type { Call } from '../live/api';
import type { FormEvent, FormState } from './form-state';

/** What checking and sending need of a form. */
export interface FormWire {
  readonly state: () => FormState;
  readonly dispatch: (event: FormEvent) => void;
  /** True when every field is right as far as this page can tell. */
  readonly ready: () => boolean;
  /** Posts the command as it stands, under its one id. @throws ApiProblem, NoAnswer */
  readonly post: <T>(call: Call) => Promise<T>;
}
