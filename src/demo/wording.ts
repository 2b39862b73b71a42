import { pick, type Random } from './random';

interface Heard {
  readonly headline: string;
  readonly violenceType: string;
  readonly threats: readonly string[];
  readonly displaced?: true;
  readonly access?: string;
}

/** Neutral things that a watch hears, without names of people or groups. */
const heard: readonly Heard[] = [
  { headline: 'Road closed between two districts', violenceType: 'none', threats: [], access: 'infrastructure' },
  { headline: 'Market reopened after two days', violenceType: 'none', threats: [] },
  {
    headline: 'Families arrive from neighbouring villages',
    violenceType: 'none',
    threats: ['humanitarianCatastrophe'],
    displaced: true,
  },
  { headline: 'Shots heard at night, nobody hurt', violenceType: 'nonState', threats: [] },
  { headline: 'Checkpoint set up on the main road', violenceType: 'stateBased', threats: [], access: 'insecurity' },
  { headline: 'Community leaders agree to meet', violenceType: 'none', threats: [] },
  { headline: 'Cattle taken, herders ask for mediation', violenceType: 'nonState', threats: ['crime'] },
  { headline: 'Demonstration ends without incident', violenceType: 'none', threats: [] },
  {
    headline: 'Convoy delayed, access being negotiated',
    violenceType: 'none',
    threats: [],
    access: 'deniedByAuthority',
  },
  { headline: 'Clinic reports more patients than usual', violenceType: 'none', threats: ['humanitarianCatastrophe'] },
  { headline: 'Looting of two shops reported', violenceType: 'criminal', threats: ['crime'] },
  { headline: 'Radio network down for six hours', violenceType: 'none', threats: [], access: 'infrastructure' },
  { headline: 'Armed men seen near the river crossing', violenceType: 'nonState', threats: [] },
  { headline: 'School closed as a precaution', violenceType: 'none', threats: [] },
];
const sources = [
  ['diplomaticReport', 'post report'],
  ['mediaReport', 'radio monitoring'],
  ['partnerReport', 'partner network'],
  ['localInterview', 'local contact'],
  ['ownObservation', 'field team'],
] as const;

const updates = [
  'No major change. The main roads are open; partners keep their normal schedule.',
  'Two incidents since the last update, both small. Contact with all posts is steady.',
  'Local talks go on. Markets are open in most places and prices are stable.',
  'More people arrived at the transit sites. Partners ask for blankets and water tanks.',
  'Movement is limited after dark. Field teams report every four hours.',
  'The situation eased during the night. One road remains closed.',
];
const planned = [
  'Next call with the posts at the end of the shift.',
  'Field visit once the road is open.',
  'Review of severity with the desk tomorrow.',
];
const alertTitles = [
  'Access of partners is at risk',
  'Reports of movement near a post',
  'Many families on the move',
  'Field team missed a radio call',
  'Fuel for the posts runs short',
  'Tension around a public meeting',
];

export const anUpdate = (random: Random) => pick(random, updates);
export const aPlan = (random: Random) => pick(random, planned);
export const anAlertTitle = (random: Random) => pick(random, alertTitles);
export const aSource = (random: Random) => pick(random, sources);
export const somethingHeard = (random: Random) => pick(random, heard);
