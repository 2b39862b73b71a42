import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuid7 } from '../../../src/platform/derive';
import type { TestApp } from '../../app';
import type { Client } from '../../client';
import { alertOf, crisisOf, ruleOf, severityOf, signalOf, updateOf } from '../../matter';

/** A word per country that stands in every text of that country and nowhere else. */
export const words = {
  KEN: 'zebrakenya',
  HND: 'quetzalhonduras',
  both: 'sharedlantern',
  atrocity: 'amberhidden',
} as const;

const span = { from: '2026-11-25T06:00:00Z', to: '2026-11-25T07:00:00Z' };
const atrocity = { handling: { classification: 'UNCLASSIFIED', compartments: ['atrocity'] } } as const;

/** What one round of work on one country leaves behind. */
export interface Worked {
  readonly crisisId: string;
  readonly signalId: string;
  readonly alertId: string;
}

/** Every kind of record of one country, its word in every text. */
export async function work(
  officer: Client,
  countries: readonly string[],
  word: string,
  envelope?: object,
): Promise<Worked> {
  const crisisId = uuid7();
  const options = envelope ? { envelope } : {};
  const send = (type: string, data: object) => officer.command(type, data, options);
  await send('OpenCrisis', {
    ...crisisOf(crisisId, countries, `${word} summary`),
    title: `${word} title`,
    leadDesk: `${word} desk`,
  });
  await send('SetCrisisDirection', {
    crisisId,
    leadDesk: `${word} desk`,
    reportEveryHours: 6,
    objectives: [{ objectiveId: uuid7(), text: `${word} objective` }],
    safetyMessage: `${word} safety`,
    levels: [],
  });
  await send('ChangeCrisisSeverity', { ...severityOf(crisisId, 4), rationale: `${word} worse` });
  await send('RecordKeyFigure', {
    crisisId,
    figureId: uuid7(),
    metric: `${word} metric`,
    value: '12',
    unit: 'persons',
    measuredOn: '2026-11-24',
    confidence: 'low',
    sourceRef: `${word} source`,
  });
  await send('PostSituationUpdate', updateOf(crisisId, `${word} update`));
  await send('IssueSituationReport', {
    crisisId,
    situationReportId: uuid7(),
    final: false,
    atPosition: 1,
    covers: span,
    narrative: `${word} narrative`,
    projections: [],
    criticalNeeds: [`${word} need`],
  });
  const signal = signalOf(countries[0]!, {
    headline: `${word} headline`,
    text: `${word} sealed narrative`,
    sourceRef: `${word} paper`,
    actors: [`${word} militia`],
    place: { country: countries[0], name: `${word} road`, precision: 'locality' },
    crisisId,
  });
  await send('ReportSignal', signal);
  await send('LinkSignal', {
    signalId: signal.signalId,
    relation: 'about',
    to: { kind: 'crisis', id: crisisId },
    note: `${word} link`,
  });
  const alert = alertOf(
    { kind: 'crisis', id: crisisId },
    { title: `${word} alert`, evidence: [{ kind: 'url', ref: `https://${word}.example` }] },
  );
  await send('RaiseAlert', alert);
  await send('AcknowledgeAlert', { alertId: alert.alertId, note: `${word} taken` });
  await send('EscalateAlert', { alertId: alert.alertId, toRole: 'decision-maker', reason: `${word} escalated` });
  return { crisisId, signalId: signal.signalId, alertId: alert.alertId };
}

export const resolve = (officer: Client, { alertId }: Worked, word: string, envelope?: object) =>
  officer.command(
    'ResolveAlert',
    { alertId, outcome: 'actioned', note: `${word} resolved`, actionRefs: [] },
    envelope ? { envelope } : {},
  );

/** One round for each kind of matter; rules and an import of both countries as well. */
export async function seed({ officer }: TestApp, holder: Client) {
  const ken = await work(officer, ['KEN'], words.KEN);
  const hnd = await work(officer, ['HND'], words.HND);
  const both = await work(officer, ['KEN', 'HND'], words.both);
  const hidden = await work(holder, ['KEN'], words.atrocity, atrocity);
  // A restricted alert on a crisis that is not.
  const alert = alertOf(
    { kind: 'crisis', id: ken.crisisId },
    { title: `${words.atrocity} alert`, crisisId: ken.crisisId },
  );
  await holder.command('RaiseAlert', alert, { envelope: atrocity });
  return { ken, hnd, both, hidden: { ...hidden, onKenya: alert.alertId } };
}

/** Rules whose words show whose they are; each report of their country raises an alert. */
export async function rules({ officer }: TestApp) {
  for (const country of ['KEN', 'HND'] as const) {
    await officer.command(
      'DefineAlertRule',
      ruleOf([country], { name: `${words[country]} rule`, rationale: `${words[country]} reason` }),
    );
    await officer.command(
      'ReportSignal',
      signalOf(country, { headline: `${words[country]} rule headline`, text: `${words[country]} rule text` }),
    );
  }
}

/** A file with rows of both countries, their words in its narratives. */
export async function importFile(analyst: Client): Promise<string> {
  const text = readFileSync(join(__dirname, '../../exchange/fixtures/ged191-plain.csv'), 'utf8');
  const lines = text.split('\n').map((line) => {
    const country = line.includes(',Honduras,') ? 'HND' : line.includes(',Kenya,') ? 'KEN' : undefined;
    return country ? line.replaceAll('Clash', `${words[country]} clash`) : line;
  });
  const headers = { 'x-watchfloor': '1', 'content-type': 'text/csv', 'x-file-name': `${words.HND}.csv` };
  const { status, body } = await analyst.send<{ batchId: string }>('POST', '/imports?format=ucdpGed&release=19.1', {
    body: lines.join('\n'),
    headers,
  });
  if (status !== 202) throw new Error(`import: ${status} ${JSON.stringify(body)}`);
  return body.batchId;
}

export const handlings = { atrocity };
