/** A register that counts: an event folded twice, or not at all, shows for good. */
export const countedRegister = {
  name: 'counted',
  version: 1,
  category: null,
  readers: 'any',
  columns: { events: 'integer', severities: 'integer' },
  indexes: [],
  search: [],
  keys: ({ data }) => [data.crisisId],
  blank: { events: 0, severities: 0 },
  on: {
    CrisisOpened: counted,
    SituationUpdatePosted: counted,
    CrisisSeverityChanged: (row, { data }) => ({ ...counted(row), severities: row.severities + data.severity }),
  },
  show: (row) => row,
};

function counted(row) {
  return { ...row, events: row.events + 1 };
}
