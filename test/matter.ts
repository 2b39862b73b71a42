import { uuid7 } from '../src/platform/derive';

/** Commands with every required field filled, for tests that change one thing about them. */
export const crisisOf = (crisisId: string, countries: readonly string[], text = 'Tension before the vote.') => ({
  crisisId,
  title: `Crisis of ${countries.join(' and ')}`,
  countries,
  kind: 'electoralViolence',
  severity: 3,
  leadDesk: 'AF',
  summary: text,
});

export const updateOf = (crisisId: string, text: string) => ({
  crisisId,
  text,
  covers: { from: '2026-11-25T06:00:00Z', to: '2026-11-25T07:00:00Z' },
  significant: false,
  threats: [],
  evidence: [],
});

export const severityOf = (crisisId: string, severity: number) => ({
  crisisId,
  severity,
  rationale: `severity ${severity} as reported`,
  evidence: [{ kind: 'url', ref: 'https://watchfloor.example/report' }],
});

export const signalOf = (country: string, more: object = {}) => ({
  signalId: uuid7(),
  occurred: { from: '2026-11-25T10:00:00Z', to: '2026-11-25T10:00:00Z', precision: 'exact' },
  place: { country, name: 'Market road', precision: 'locality' },
  sourceType: 'mediaReport',
  sourceRef: 'Daily',
  threats: [],
  violenceType: 'electoral',
  headline: 'Stones at a polling station',
  text: 'A narrative of what was seen.',
  actors: [],
  accessConstraint: 'none',
  ...more,
});

export const alertOf = (subject: { readonly kind: string; readonly id?: string }, more: object = {}) => ({
  alertId: uuid7(),
  severity: 3,
  subject,
  title: 'Somebody has to look at this',
  evidence: [{ kind: 'url', ref: 'https://watchfloor.example/evidence' }],
  ...more,
});

export const ruleOf = (countries: readonly string[], more: object = {}) => ({
  ruleId: uuid7(),
  name: `Violence in ${countries.join(' and ')}`,
  condition: {
    kind: 'signalCount',
    threats: [],
    violenceTypes: [],
    countries,
    pcodes: [],
    minReliability: 'F',
    atLeast: 1,
    windowHours: 24,
  },
  severity: 3,
  ownerDesk: 'AF',
  active: true,
  rationale: 'One report is enough.',
  ...more,
});
