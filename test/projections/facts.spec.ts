import { crisisKeys } from '../../projections/facts/crisis-keys';
import { openWork } from '../../projections/facts/open-work';
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

  it('crisisKeys tells countries and the lead, until another direction names none', () => {
    const direction = goldenOf('CrisisDirectionSet');
    const { leadUserId, ...data } = direction.data;
    const without = recorded(direction.stream, 'CrisisDirectionSet', data);
    const opened = goldenOf('CrisisOpened');
    expect(folded(crisisKeys, [opened]).get(crisisId)).toEqual({ countries: ['KEN'] });
    expect(folded(crisisKeys, [opened, direction]).get(crisisId)).toEqual({ countries: ['KEN'], leadUserId });
    expect(folded(crisisKeys, [opened, direction, without]).get(crisisId)).toEqual({ countries: ['KEN'] });
  });
});
