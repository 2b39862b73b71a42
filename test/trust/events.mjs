import { product } from '../bench/product.mjs';

const { eventId, uuid7 } = product('src/platform/derive');

export { uuid7 };

const actor = { id: 'user-7f3a', role: 'watch-officer', org: 'STATE' };
const handling = { classification: 'UNCLASSIFIED', compartments: [] };

/** Events of one command as the ledger proposes them, without the ledger: a process that only writes starts faster. */
export function eventsOf(commandId, count, text) {
  const metadata = {
    schemaVersion: 1,
    effectiveAt: '2026-11-25T10:00:00.000000Z',
    actor,
    commandId,
    correlationId: commandId,
    causationId: commandId,
    handling,
    realm: 'live',
  };
  return Array.from({ length: count }, (_, index) => ({
    id: eventId(commandId, index),
    type: index === 0 ? 'SituationUpdatePosted' : 'KeyFigureRecorded',
    data: { text: `${text} – größer`, number: index, countries: ['KEN', 'HND'] },
    metadata,
  }));
}
