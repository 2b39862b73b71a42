import type { RecordedEvent } from '../../contracts/event-log';
import type { Known } from '../../contracts/kernel/messages';
import type { ToolkitEvent } from '../../contracts/learning/toolkit';
import { eventRegister } from '../register';

type Published = Known<ToolkitEvent, 'ToolkitPublished'>;
const isPublished = (event: RecordedEvent | Published): event is Published => event.type === 'ToolkitPublished';

/** The sections of toolkits, one row for each in each version. */
export const toolkitTextsRegister = eventRegister({
  name: 'toolkit-texts',
  version: 1,
  readers: 'any',
  columns: {
    toolkitId: 'text',
    version: 'integer',
    toolkit: 'text',
    kind: 'text',
    sectionId: 'text',
    title: 'text',
    position: 'integer',
  },
  indexes: ['toolkitId'],
  search: ['toolkit', 'title', 'text'],
  rows: (event) => {
    if (!isPublished(event)) return [];
    const { toolkitId, version, kind, title: toolkit, sections } = event.data;
    return sections.map(({ sectionId, title, text }) => ({
      key: `${toolkitId}.v${version}.${sectionId}`,
      row: { toolkitId, version, toolkit, kind, sectionId, title, text, position: event.position },
    }));
  },
});
