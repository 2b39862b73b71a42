import { after, counted, words } from './phrases';
import type { Fields, Sentences } from './said';

const because = (fields: Fields) => after(': ', fields.text('reason'));
const scope = (fields: Fields) => {
  if (fields.flag('allCountries')) return ' to all countries';
  const countries = fields.list('countryScope');
  return countries.length === 0 ? '' : ` to ${countries.join(', ')}`;
};

/** What happens to users and what they tried, told in one sentence each; names are sealed and never told. */
export const accessSentences: Sentences = {
  UserRegistered: (fields) =>
    `${words(fields.text('kind') ?? 'user')} registered, ${fields.text('org') ?? 'no organization'}`.replace(
      /^./,
      (first) => first.toUpperCase(),
    ),
  RoleGranted: (fields) =>
    `Role ${words(fields.text('role') ?? '?')} granted${after(' until ', fields.text('until'))}${because(fields)}`,
  RoleRevoked: (fields) => `Role ${words(fields.text('role') ?? '?')} revoked${because(fields)}`,
  ScopeChanged: (fields) =>
    `Scope changed${scope(fields)}${after(', clearance ', fields.text('clearance'))}${because(fields)}`,
  CompartmentGranted: (fields) => `Compartment ${fields.text('compartment') ?? '?'} granted${because(fields)}`,
  CompartmentRevoked: (fields) => `Compartment ${fields.text('compartment') ?? '?'} revoked${because(fields)}`,
  UserSuspended: (fields) => `User suspended${because(fields)}`,
  UserReinstated: (fields) => `User reinstated${because(fields)}`,
  UserClosed: (fields) => `User closed${because(fields)}`,
  SignedIn: () => 'Signed in',
  SignInFailed: (fields) => `Sign-in failed${after(': ', fields.text('outcome'))}`,
  SignedOut: () => 'Signed out',
  SessionRevoked: (fields) => `Session revoked${because(fields)}`,
  AccessDenied: (fields) => `Access to ${fields.text('what') ?? '?'} denied${after(', ', fields.text('code'))}`,
  CommandRefused: (fields) => `${fields.text('commandType') ?? 'Command'} refused${after(', ', fields.text('code'))}`,
  RefusalsRepeated: (fields) => `${fields.number('count') ?? 'Many'} refusals in a minute`,
  SensitiveRecordRead: (fields) =>
    `Sensitive ${words(fields.group('subject').text('kind') ?? 'record')} read${after(': ', fields.text('purpose'))}`,
  ExportMade: (fields) =>
    `${fields.text('what') ?? 'Data'} exported, ${counted(fields.number('rows') ?? 0, 'row', 'rows')}${after(
      ', for ',
      fields.text('audience'),
    )}`,
};
