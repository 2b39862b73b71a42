import type { Policies } from '../../contracts/policies';

/** Values of a refusal `INVALID_FIELDS` for a skill area that policy `skill-areas` does not list. */
export const skillAreaFault = (skillArea: string | undefined, policies: Policies) =>
  skillArea !== undefined &&
  !policies['skill-areas'].value.some(({ code }) => code === skillArea) && {
    errors: [{ pointer: '/skillArea', rule: 'must be a code of policy skill-areas' }],
  };
