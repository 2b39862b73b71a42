import { fieldOf } from '../../../contracts/kernel/field';
import { passwordFault } from './password-rules';

/** A password that keeps the rules which need no context. */
export const IsPassword = () =>
  fieldOf({ notation: 'password', schema: { type: 'string' }, check: (value) => passwordFault(value, []) });

/** The name somebody signs in with. */
export const IsLogin = () =>
  fieldOf({
    notation: 'login',
    schema: { type: 'string' },
    check: (value) =>
      typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u.test(value)
        ? undefined
        : 'must be 2 to 60 letters, digits or . _ @ - and begin with a letter or digit',
  });
