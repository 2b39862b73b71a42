import { crisisKeys } from '../../projections/facts/crisis-keys';
import { lastHandovers } from '../../projections/facts/last-handovers';
import { openCriticals } from '../../projections/facts/open-criticals';
import { openWork } from '../../projections/facts/open-work';
import { ruleDesks } from '../../projections/facts/rule-desks';
import { runningImports } from '../../projections/facts/running-imports';
import { folded, recorded, withoutClock } from './folding';
import { goldenOf } from './golden';

const crisisId = goldenOf('CrisisOpened').data.crisisId as string;

describe('facts', () => {
  withoutClock();

  it('openWork lists alerts of a crisis that are not resolved, shelved ones too', () => {
    const alertId = goldenOf('AlertRaised').data.alertId;
    const open = [goldenOf('AlertRaised'), goldenOf('AlertRaised'), goldenOf('AlertShelved')];
    expect(folded(openWork, open).get(crisisId)).toEqual({ alerts: [alertId] });
    expect(folded(openWork, [...open, goldenOf('AlertResolved')]).get(crisisId)).toEqual({ alerts: [] });
  });

  it('runningImports holds a source until its own batch ends', () => {
    const started = goldenOf('ImportStarted');
    expect(folded(runningImports, [started]).get('ucdp-ged')).toEqual({ batchId: started.data.batchId });
    expect(folded(runningImports, [started, goldenOf('ImportRefused')]).size).toBe(1);
    expect(folded(runningImports, [started, goldenOf('ImportConcluded')]).size).toBe(0);
  });

  it('crisisKeys tells countries, the desk and the lead, until another direction names none', () => {
    const direction = goldenOf('CrisisDirectionSet');
    const { leadUserId, ...data } = direction.data;
    const without = recorded(direction.stream, 'CrisisDirectionSet', { ...data, leadDesk: 'EAP' });
    const opened = goldenOf('CrisisOpened');
    expect(folded(crisisKeys, [opened]).get(crisisId)).toEqual({ countries: ['KEN'], leadDesk: 'AF' });
    expect(folded(crisisKeys, [opened, direction]).get(crisisId)).toEqual({
      countries: ['KEN'],
      leadUserId,
      leadDesk: 'AF',
    });
    expect(folded(crisisKeys, [opened, direction, without]).get(crisisId)).toEqual({
      countries: ['KEN'],
      leadDesk: 'EAP',
    });
  });

  it('ruleDesks tells the desk of the latest version of a rule', () => {
    const first = goldenOf('AlertRuleDefined');
    const next = recorded(first.stream, 'AlertRuleDefined', { ...first.data, version: 2, ownerDesk: 'EAP' });
    const ruleId = first.data.ruleId as string;
    expect(folded(ruleDesks, [first]).get(ruleId)).toEqual({ ownerDesk: first.data.ownerDesk });
    expect(folded(ruleDesks, [first, next]).get(ruleId)).toEqual({ ownerDesk: 'EAP' });
  });

  it('openCriticals holds each alert of severity 4 until it is resolved, shelved or not', () => {
    const raised = goldenOf('AlertRaised');
    const { alertId, ruleId } = raised.data;
    const serious = recorded(raised.stream, 'AlertRaised', { ...raised.data, alertId: 'serious', severity: 3 });
    const open = folded(openCriticals, [raised, serious, goldenOf('AlertShelved'), goldenOf('AlertReturned')]);
    expect([...open]).toEqual([[alertId, { crisisId, ruleId, compartments: [] }]]);
    expect(folded(openCriticals, [raised, goldenOf('AlertResolved')]).size).toBe(0);
  });

  it('lastHandovers tells where the last accepted handover of a desk ended', () => {
    const accepted = goldenOf('HandoverAccepted');
    const next = recorded('shift-AF.20130304.2', 'HandoverAccepted', { ...accepted.data, toPosition: 90 });
    expect(folded(lastHandovers, [goldenOf('HandoverPrepared')]).size).toBe(0);
    expect(folded(lastHandovers, [accepted]).get('AF')).toEqual({ toPosition: 65 });
    expect(folded(lastHandovers, [accepted, next]).get('AF')).toEqual({ toPosition: 90 });
  });
});
