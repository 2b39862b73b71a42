import type { RegisterTable } from '../../../contracts/picture-store';
import { SqlitePictureStore } from '../../../infra/picture-store/sqlite';

const table: RegisterTable = { name: 'signals', definition: 'one', columns: {}, indexes: [], search: [] };
const rowAt = (position: number) => ({
  table,
  position,
  rows: [{ key: `row-${position}`, position, row: { position }, scope: {} }],
  rowEvents: [{ key: `row-${position}`, position }],
  parked: [],
});

describe('work on a picture store as one transaction', () => {
  let store: SqlitePictureStore;
  beforeEach(() => {
    store = new SqlitePictureStore(':memory:', { tables: [table] });
    store.openRegister(table);
    store.swapIn(table);
  });
  afterEach(() => store.close());

  const kept = () => store.query('signals', { filter: {}, limit: 10 }).map(({ key }) => key);

  it('is kept as a whole', () => {
    const found = store.together(() => {
      store.write([rowAt(1)]);
      return store.registerRow(table, 'row-1')?.row;
    });
    expect(found).toEqual({ position: 1 });
    expect(kept()).toEqual(['row-1']);
    expect(store.reached('signals').position).toBe(1);
  });

  it('leaves nothing when it fails', () => {
    const failing = () =>
      store.together(() => {
        store.write([rowAt(1)]);
        throw new Error('a fault behind the rows');
      });
    expect(failing).toThrow('a fault behind the rows');
    expect(kept()).toEqual([]);
    expect(store.reached('signals').position).toBe(0);
  });
});
