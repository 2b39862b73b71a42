import type { RecordedEvent } from '../../contracts/event-log';
import type { GradeSignal, LinkSignal, SignalEvent } from '../../contracts/watch/signal';
import { signal } from '../../src/watch/signal';
import { scenario } from '../scenario';
import { external, otherSignalId, report, reported, signalId, withdrawn } from './signal-cases';

const { given } = scenario(signal);
const keys = { signalId, country: 'KEN' };
const grade: GradeSignal = { signalId, reliability: 'B', credibility: '2', rationale: 'Two callers agree.' };
const grading = { type: 'GradeSignal' as const, data: grade };
const recordedGrade: SignalEvent = { type: 'SignalGraded', data: { ...grade, ...keys } };
const graded = (by: string, data = grade): SignalEvent & { by: string } => ({
  type: 'SignalGraded',
  data: { ...data, ...keys },
  by,
});
const as = (id: string, onBehalfOf?: string) => ({
  issued: { actor: { id, role: 'desk-analyst', org: 'STATE' }, ...(onBehalfOf && { onBehalfOf }) },
});

describe('grading a signal', () => {
  it('is recorded', () => given(reported).when(grading, as('user-analyst')).records(recordedGrade));

  it('again by the same grader records only what is new', () => {
    given(reported, graded('user-analyst')).when(grading, as('user-analyst')).recordsNothing();
    const other = { ...grade, reliability: 'C' as const };
    given(reported, graded('user-analyst'))
      .when({ type: 'GradeSignal', data: other }, as('user-analyst'))
      .records({ type: 'SignalGraded', data: { ...other, ...keys } });
  });

  it('by another grader with the same words is recorded too', () =>
    given(reported, graded('user-analyst')).when(grading, as('user-second')).records(recordedGrade));

  it('is not for the author, nor for whom the author acts, while nobody else has graded', () => {
    given(reported).when(grading, as('user-author')).refuses('SELF_GRADING');
    given(reported).when(grading, as('user-deputy', 'user-author')).refuses('SELF_GRADING');
    given(reported, graded('user-author'))
      .when({ ...grading, data: { ...grade, credibility: '1' } }, as('user-author'))
      .refuses('SELF_GRADING');
    given(reported, graded('user-analyst')).when(grading, as('user-author')).records(recordedGrade);
  });

  it('needs a signal that stands', () => {
    given().when(grading).refuses('NOT_FOUND');
    given(reported, withdrawn).when(grading, as('user-analyst')).refuses('RECORD_CLOSED');
  });
});

const crisisId = '01900000-0000-7000-8000-00000000c001';
const link = (relation: LinkSignal['relation'], kind: string, id: string) => ({
  type: 'LinkSignal' as const,
  data: { signalId, relation, to: { kind, id } },
});
const linked = (command: ReturnType<typeof link>, extra: object = {}): SignalEvent =>
  ({ type: 'SignalLinked', data: { ...command.data, ...keys, ...extra } }) as SignalEvent;
const other = (data: object) => [{ type: 'SignalReported', data }] as unknown as readonly RecordedEvent[];

describe('linking a signal', () => {
  const toCrisis = link('about', 'crisis', crisisId);
  const toEngagement = link('about', 'engagement', 'e-1');

  it('about a crisis or an engagement sets that key for this and later events', () => {
    given(reported).when(toCrisis).records(linked(toCrisis, { crisisId }));
    given(reported, linked(toCrisis, { crisisId }))
      .when(toEngagement)
      .records(linked(toEngagement, { crisisId, engagementId: 'e-1' }));
  });

  it.each(['corroborates', 'contradicts', 'duplicates'] as const)('that %s another sets no key', (relation) => {
    const command = link(relation, 'signal', otherSignalId);
    given(reported)
      .when(command, { facts: { corroborated: [] } })
      .records(linked(command));
    const recorded = signal.decide.LinkSignal.record(command.data, signal.initial, {} as never, {} as never);
    expect(recorded[0]?.data).not.toHaveProperty('crisisId');
  });

  it('again records nothing, unless another link took the key since', () => {
    const second = '01900000-0000-7000-8000-00000000c002';
    given(reported, linked(toCrisis, { crisisId })).when(toCrisis).recordsNothing();
    given(reported, linked(toCrisis, { crisisId }), linked(link('about', 'crisis', second), { crisisId: second }))
      .when(toCrisis)
      .records(linked(toCrisis, { crisisId }));
  });

  it('asks for the other signal only where it corroborates', () => {
    const { facts } = signal.decide.LinkSignal;
    expect(facts!(link('corroborates', 'signal', otherSignalId).data)).toEqual({
      corroborated: { stream: `signal-${otherSignalId}` },
    });
    expect(facts!(link('contradicts', 'signal', otherSignalId).data)).toEqual({});
  });

  it('never corroborates a source by itself', () => {
    const command = link('corroborates', 'signal', otherSignalId);
    given(reported)
      .when(command, { facts: { corroborated: other(report) } })
      .refuses('SELF_CORROBORATION');
    const imported = { ...reported, data: { ...reported.data, external: external('19.1') } };
    const sameRecord = { ...report, sourceRef: 'Elsewhere', external: external('20.1') };
    given(imported)
      .when(command, { facts: { corroborated: other(sameRecord) } })
      .refuses('SELF_CORROBORATION');
    const elsewhere = { ...report, sourceRef: 'Elsewhere', external: { ...external('19.1'), key: '999' } };
    given(imported)
      .when(command, { facts: { corroborated: other(elsewhere) } })
      .records(linked(command));
    given(reported)
      .when(link('contradicts', 'signal', otherSignalId), { facts: { corroborated: other(report) } })
      .records(linked(link('contradicts', 'signal', otherSignalId)));
  });

  it('needs a signal that stands', () => {
    given().when(toCrisis).refuses('NOT_FOUND');
    given(reported, withdrawn).when(toCrisis).refuses('RECORD_CLOSED');
  });
});

describe('withdrawing a signal', () => {
  const withdraw = { type: 'WithdrawSignal' as const, data: { signalId, reason: 'The source took it back.' } };

  it('is recorded once', () => {
    given(reported).when(withdraw).records(withdrawn);
    given(reported, withdrawn).when(withdraw).recordsNothing();
  });
  it('needs a signal', () => given().when(withdraw).refuses('NOT_FOUND'));
});
