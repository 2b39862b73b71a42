/**
 * Words that widely used passwords are made of, in English and keyboard order. The list is the product's own and modest:
 * published lists hold hardly any password of fifteen characters, so what counts is the pattern they share, a few such
 * words repeated, joined or followed by digits.
 */
export const commonWords: readonly string[] = (
  'password passwort contrasena motdepasse passphrase secret letmein welcome admin administrator root user login guest ' +
  'default changeme master access test temp demo sample security secure private computer internet server system network ' +
  'iloveyou love lovely baby angel princess sunshine flower summer winter spring autumn monday friday january february ' +
  'march april june july august september october november december dragon monkey tiger lion eagle falcon wolf shadow ' +
  'hunter ranger killer ninja batman superman spiderman pokemon starwars matrix hello goodbye please thankyou money ' +
  'dollar freedom liberty america american united states football baseball basketball hockey soccer cowboys yankees ' +
  'lakers arsenal chelsea liverpool barcelona juventus michael michelle jennifer jessica jordan daniel thomas george ' +
  'charlie robert william andrew joshua matthew ashley amanda nicole qwerty azerty qwertz asdfgh zxcvbn'
).split(' ');

/** Rows of keys and runs of signs that are typed without thinking. */
export const runs: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
];
