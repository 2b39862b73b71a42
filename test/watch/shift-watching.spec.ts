import { shift } from '../../src/watch/shift/decider';
import { scenario } from '../scenario';
import {
  accepted,
  entry,
  idOf,
  keys,
  logged,
  memberOf,
  next,
  officer,
  prepared,
  senior,
  started,
  starting,
} from './shift-cases';

const { given } = scenario(shift);
const start = (more: Partial<typeof starting> = {}) => ({
  type: 'StartShift' as const,
  data: { ...starting, ...more },
});

describe('a shift', () => {
  it('starts', () => given().when(start()).records(started));

  it('is named after its desk, a day and a number', () => {
    given()
      .when(start({ deskId: 'EAP' }))
      .refuses('INVALID_FIELDS');
    given()
      .when(start({ shiftId: 'NEA.IRAQ.20130304.1', deskId: 'IRAQ' }))
      .refuses('INVALID_FIELDS');
    for (const shiftId of ['AF', 'AF.1', 'AF.2013034.1', 'AF.20130304.', 'AF.20130304.1.x'])
      given().when(start({ shiftId })).refuses('INVALID_FIELDS');
    const named = { shiftId: 'NEA.IRAQ.20130304.1', deskId: 'NEA.IRAQ' };
    given()
      .when(start(named))
      .records({ type: 'ShiftStarted', data: { ...starting, ...named } });
  });

  it('ends no earlier than it begins, however the instants are written', () => {
    given()
      .when(start({ plannedTo: '2013-03-03T23:59:59.9Z' }))
      .refuses('INVALID_FIELDS');
    const moment = { plannedFrom: '2013-03-04T00:00:00.5Z', plannedTo: '2013-03-04T00:00:00.50Z' };
    given()
      .when(start(moment))
      .records({ type: 'ShiftStarted', data: { ...starting, ...moment } });
  });

  it.each([
    ['when it stands', [started]],
    ['when its handover is prepared', [started, prepared]],
  ])('changes its crew %s, and tells who joined and who left', (_, past) =>
    given(...past)
      .when(start({ crew: [memberOf(senior), memberOf(next), memberOf(next)] }))
      .records({
        type: 'ShiftCrewChanged',
        data: { ...keys, crew: [memberOf(senior), memberOf(next), memberOf(next)], joined: [next], left: [officer] },
      }),
  );

  it('is started again with the same content: nothing is recorded, even once it has ended', () => {
    given(started).when(start()).recordsNothing();
    given(started, prepared, accepted).when(start()).recordsNothing();
    const turned = given(started).when(start({ crew: [...starting.crew].reverse() }));
    turned.records({
      type: 'ShiftCrewChanged',
      data: { ...keys, crew: [...starting.crew].reverse(), joined: [], left: [] },
    });
  });

  it('changes nothing but its crew', () => {
    given(started)
      .when(start({ zone: 'UTC' }))
      .refuses('ALREADY_EXISTS');
    given(started)
      .when(start({ tookOverFrom: 'AF.20130303.2', crew: [memberOf(next)] }))
      .refuses('ALREADY_EXISTS');
  });

  it('that has ended keeps its crew', () =>
    given(started, prepared, accepted)
      .when(start({ crew: [memberOf(next)] }))
      .refuses('RECORD_CLOSED'));
});

describe('a log entry', () => {
  const write = (more: Partial<typeof entry> = {}) => ({
    type: 'RecordLogEntry' as const,
    data: { ...entry, ...more },
  });

  it('is recorded while the shift stands and while it is handed over', () => {
    given(started).when(write()).records(logged);
    given(started, prepared).when(write()).records(logged);
  });

  it('keeps its id for itself', () => {
    given(started, logged).when(write()).recordsNothing();
    given(started, logged)
      .when(write({ text: 'Otherwise.' }))
      .refuses('ALREADY_EXISTS');
    const other = { entryId: idOf(61) };
    given(started, logged)
      .when(write(other))
      .records({ type: 'LogEntryRecorded', data: { ...logged.data, ...other } });
  });

  it('needs a shift that has not ended', () => {
    given().when(write()).refuses('NOT_FOUND');
    given(started, prepared, accepted).when(write()).refuses('RECORD_CLOSED');
  });
});
