import type {
  PublishToolkit,
  RecordInterventionEvidence,
  RecordToolkitUse,
  ToolkitEvent,
} from '../../contracts/learning/toolkit';
import { toolkit } from '../../src/learning/toolkit';
import { scenario } from '../scenario';

const { given } = scenario(toolkit);
const idOf = (tail: number) => `01900000-0000-7000-8000-${String(tail).padStart(12, '0')}`;
const toolkitId = idOf(1);
const keys = { toolkitId, kind: 'interventionToolkit' as const };
const warning = {
  interventionId: idOf(20),
  tool: 'programmatic' as const,
  title: 'Early warning',
  text: 'By message.',
};
const dialogue = { interventionId: idOf(21), tool: 'political' as const, title: 'Dialogue', text: 'Elders meet.' };

const publication: PublishToolkit = {
  ...keys,
  title: 'Electoral violence',
  joint: true,
  audience: ['embassies'],
  sections: [{ sectionId: idOf(10), title: 'Before the vote', text: 'Map earlier violence.' }],
  interventions: [warning],
  changesFrom: 'first version',
};
const publish = (data: PublishToolkit) => ({ type: 'PublishToolkit' as const, data });
const published = (data: PublishToolkit, version: number): ToolkitEvent => ({
  type: 'ToolkitPublished',
  data: { ...data, version },
});
const first = published(publication, 1);
const revised = { ...publication, interventions: [dialogue], changesFrom: 'dialogue instead' };

describe('publishing a toolkit', () => {
  it('gives each other content a version', () => {
    given().when(publish(publication)).records(first);
    given(first).when(publish(revised)).records(published(revised, 2));
    given(first, published(revised, 2)).when(publish(publication)).records(published(publication, 3));
  });
  it('with the same content records nothing', () => given(first).when(publish(publication)).recordsNothing());
  it('needs an id of its own for each section and each intervention', () => {
    const [section] = publication.sections;
    given()
      .when(publish({ ...publication, sections: [section!, { ...section!, title: 'Another' }] }))
      .refuses('INVALID_FIELDS');
    given()
      .when(publish({ ...publication, interventions: [warning, dialogue, warning] }))
      .refuses('INVALID_FIELDS');
  });
});

describe('evidence on an intervention', () => {
  const evidence: RecordInterventionEvidence = {
    toolkitId,
    interventionId: warning.interventionId,
    evidenceId: idOf(30),
    strength: 'moderate',
    context: 'Kenya, general election',
    effectSeen: 'police came sooner',
    evidence: [{ kind: 'url', ref: 'https://example.org/report' }],
  };
  const record = (data: RecordInterventionEvidence) => ({ type: 'RecordInterventionEvidence' as const, data });
  const recorded: ToolkitEvent = { type: 'InterventionEvidenceRecorded', data: { ...evidence, ...keys } };

  it('is recorded for an intervention of any version', () => {
    given(first).when(record(evidence)).records(recorded);
    given(first, published(revised, 2)).when(record(evidence)).records(recorded);
  });
  it('needs a toolkit with that intervention', () => {
    given().when(record(evidence)).refuses('NOT_FOUND');
    given(first)
      .when(record({ ...evidence, interventionId: dialogue.interventionId }))
      .refuses('ITEM_UNKNOWN');
  });
  it('keeps its id', () => {
    given(first, recorded).when(record(evidence)).recordsNothing();
    given(first, recorded)
      .when(record({ ...evidence, strength: 'strong' }))
      .refuses('ALREADY_EXISTS');
  });
});

describe('the use of a toolkit', () => {
  const use: RecordToolkitUse = {
    toolkitId,
    version: 1,
    useId: idOf(40),
    interventionIds: [warning.interventionId],
    country: 'KEN',
    post: 'Nairobi',
    for: { kind: 'general' },
  };
  const record = (data: RecordToolkitUse) => ({ type: 'RecordToolkitUse' as const, data });
  const used: ToolkitEvent = { type: 'ToolkitUsed', data: { ...use, ...keys } };

  it('is recorded for a version that was published', () => {
    given(first).when(record(use)).records(used);
    given().when(record(use)).refuses('NOT_FOUND');
    given(first)
      .when(record({ ...use, version: 2 }))
      .refuses('ITEM_UNKNOWN');
    given(first)
      .when(record({ ...use, version: 0 }))
      .refuses('ITEM_UNKNOWN');
  });
  it('names interventions of the toolkit only', () => {
    given(first)
      .when(record({ ...use, interventionIds: [warning.interventionId, dialogue.interventionId] }))
      .refuses('ITEM_UNKNOWN');
    given(first)
      .when(record({ ...use, interventionIds: [] }))
      .records({ type: 'ToolkitUsed', data: { ...use, ...keys, interventionIds: [] } });
  });
  it('keeps its id', () => {
    given(first, used).when(record(use)).recordsNothing();
    given(first, used)
      .when(record({ ...use, post: 'Kisumu' }))
      .refuses('ALREADY_EXISTS');
  });
});
