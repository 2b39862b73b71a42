import type { Problem } from '../../../contracts/http';
import { hasText, t } from '../i18n/text';

/** Why no login was given, in words that say what to do; without a problem no answer came. */
export function loginFault(problem: Problem | undefined): string {
  if (!problem) return t('users.login.noAnswer');
  const known = `users.login.fault.${problem.code}`;
  const rules = [...new Set([...(problem.errors ?? []), problem.values ?? {}].flatMap(ruleOf))];
  return [hasText(known) ? t(known) : problem.detail, ...rules].join(' ');
}

const ruleOf = ({ pointer, rule }: { readonly pointer?: unknown; readonly rule?: unknown }): readonly string[] =>
  typeof rule === 'string' ? [`${t(`users.login.${String(pointer).slice(1)}`)} ${rule}.`] : [];
