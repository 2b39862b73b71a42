import { type ComponentType, lazy } from 'react';
import { loadText } from './i18n/text';

/** A screen of the product: where it is, the key after `g`, and what a role must be able to read for it to stand in the rail. */
export interface Route {
  readonly name: string;
  readonly path: string;
  /** Heading of the rail under which it stands; absent: reached by links only. */
  readonly group?: 'watch' | 'prove' | 'system';
  readonly key?: string;
  readonly reads?: { readonly board?: string; readonly register?: string };
  /** File under `screens/`, default the name. */
  readonly screen?: string;
  readonly params?: Readonly<Record<string, string>>;
}

export const routes: readonly Route[] = [
  { name: 'crises', path: '/board/crises', group: 'watch', key: 'b', reads: { board: 'crises' } },
  { name: 'signals', path: '/signals', group: 'watch', key: 's', reads: { register: 'signals' } },
  { name: 'alerts', path: '/alerts', group: 'watch', key: 'a', reads: { board: 'alerts' } },
  { name: 'rules', path: '/alerts/rules', reads: { register: 'alert-rules' } },
  { name: 'imports', path: '/imports', group: 'system', reads: { board: 'imports' } },
  { name: 'users', path: '/admin/users', group: 'system', key: 'o', reads: { board: 'users' } },
  { name: 'policies', path: '/admin/policies', group: 'system', reads: { board: 'policies' } },
  {
    name: 'audit',
    path: '/register/audit-trail',
    group: 'prove',
    key: 'u',
    reads: { register: 'audit-trail' },
    screen: 'plain-register',
  },
  { name: 'verify', path: '/verify', group: 'prove', key: 'y', reads: { board: 'integrity' } },
  { name: 'crisis', path: '/crisis/:id' },
  { name: 'record', path: '/record/:stream' },
  { name: 'plain-board', path: '/board/:name' },
  { name: 'plain-register', path: '/register/:name' },
];

type Screen = { readonly default: ComponentType<{ readonly params: Readonly<Record<string, string>> }> };
/** Parts of a screen are named after it and come with it; only whole screens are loaded by name. */
const files = import.meta.glob<Screen>([
  './screens/*.tsx',
  './screens/*/index.tsx',
  '!./screens/{imports,plain-register,policies,rows,rules,setup,sign-in,signals,users,verify}-*.tsx',
]);

const areasOf: Readonly<Record<string, readonly string[]>> = {
  crisis: ['crises', 'record'],
  record: ['record'],
  'plain-board': ['record'],
  'plain-register': ['record'],
  crises: ['crises'],
};

const file = (name: string) => files[`./screens/${name}.tsx`] ?? files[`./screens/${name}/index.tsx`];

/** Loads a screen together with its texts; a name without a file is the screen `missing`. */
export function screenOf(name: string) {
  return lazy(async () => {
    const load = file(name) ?? file('missing');
    const [module] = await Promise.all([load!(), loadText(...(areasOf[name] ?? [name]))]);
    return module;
  });
}
