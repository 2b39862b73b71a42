import { after, counted, moment, severity, words } from './phrases';
import type { Fields, Sentences } from './said';

const named = (fields: Fields, name: string) => words(fields.text(name) ?? '?');
const people = (count: number | undefined, what: string) => (count === undefined ? '' : `, ${count} ${what}`);

const membership = (fields: Fields) =>
  [
    fields.size('join') > 0 ? `${fields.size('join')} joined` : '',
    fields.size('leave') > 0 ? `${fields.size('leave')} left` : '',
  ]
    .filter(Boolean)
    .join(', ');

/** What happens with partners, told in one sentence each; accounts of danger and what actors said are never told. */
export const partnersSentences: Sentences = {
  PartnerRegistered: (fields) =>
    `${fields.flag('local') ? 'Local partner' : 'Partner'} registered: ${fields.text('name') ?? 'unnamed'}, ${named(fields, 'kind')}`,
  PartnerVetted: (fields) =>
    `Partner vetted for ${named(fields, 'vettedFor')}, ${named(fields, 'result')}${after(' until ', fields.text('validUntil'))}`,
  RelationshipNoted: (fields) =>
    `Relationship with partner noted: ${named(fields, 'kind')}, ${named(fields, 'strength')}`,
  PartnerActivityReported: (fields) =>
    `Partner activity reported, ${named(fields, 'status')}: ${fields.text('title') ?? 'untitled'}${people(
      fields.number('reached'),
      'reached',
    )}`,
  PartnerStatusChanged: (fields) =>
    fields.text('to') === 'merged'
      ? `Partner merged into another${after(': ', fields.text('reason'))}`
      : `Partner changed from ${named(fields, 'from')} to ${named(fields, 'to')}${after(': ', fields.text('reason'))}`,
  CoalitionFormed: (fields) =>
    `Coalition formed: ${fields.text('name') ?? 'unnamed'}, ${counted(fields.size('members'), 'member', 'members')}`,
  CoalitionChanged: (fields) =>
    `Coalition ${fields.flag('dissolved') ? 'dissolved' : 'changed'}${after(', ', membership(fields))}${after(
      ': ',
      fields.text('reason'),
    )}`,
  InitiativeProposed: (fields) =>
    `${fields.flag('experiment') ? 'Experiment' : 'Initiative'} proposed: ${fields.text('title') ?? 'untitled'}`,
  InitiativeLaunched: (fields) => `Initiative launched${after(', starts on ', fields.text('startsOn'))}`,
  ActivityRecorded: (fields) =>
    `${fields.flag('milestone') ? 'Milestone' : 'Activity'} recorded, ${named(fields, 'kind')}: ${
      fields.text('title') ?? 'untitled'
    }${people(fields.group('participants').number('total'), 'participants')}`,
  SafetyConcernRaised: (fields) =>
    `Safety concern raised, ${severity(fields.number('severity'))}${
      fields.flag('suspendActivity') ? ': activity is to be suspended' : ''
    }`,
  InitiativeConcluded: (fields) =>
    `Initiative concluded, ${named(fields, 'outcome')}${after(' to ', fields.text('ownershipTo'))}${people(
      fields.number('participantsTotal'),
      'participants',
    )}`,
  DiplomaticContactRecorded: (fields) =>
    `Talk with a ${named(fields, 'actorRole')}, ${named(fields, 'channel')}, on ${moment(fields.text('heldAt'))}, ${counted(
      fields.size('commitments'),
      'commitment',
      'commitments',
    )}`,
};
