import { uuid7 } from '../bench/events.mjs';

/** A history with its rows changed; thorough attackers also make revisions, leaves, tiles and streams fit again. */
function rewritten(attacker, thorough, rows) {
  attacker.replaceRows(thorough ? attacker.closeGaps(rows) : rows);
  if (thorough) attacker.rebuildTree();
}

const exchange = (rows, a, b) => rows.map((row, i) => (i === a ? rows[b] : i === b ? rows[a] : row));

/** Changes one column of one event. */
const column =
  (value) =>
  (attacker, { random, thorough }) => {
    const rows = attacker.rows();
    const at = random.below(rows.length);
    const row = { ...rows[at], ...value(rows[at]) };
    rewritten(attacker, thorough, rows.with(at, row));
    return at;
  };

function deleteOne(attacker, { random, thorough }) {
  const rows = attacker.rows();
  const at = random.below(rows.length - 1);
  if (thorough) rewritten(attacker, true, rows.toSpliced(at, 1));
  else attacker.db.prepare('DELETE FROM event WHERE position = ?').run(at + 1);
  return at;
}

function deleteFirst(attacker, { random, thorough }) {
  rewritten(attacker, thorough, attacker.rows().slice(random.between(1, 20)));
  return 0;
}

function deleteLast(attacker, { random }) {
  const size = attacker.rows().length - random.between(1, 20);
  attacker.db.prepare('DELETE FROM event WHERE position > ?').run(size);
  return size;
}

function insertForged(attacker, { random, thorough }) {
  const rows = attacker.rows();
  const at = random.between(1, rows.length - 1);
  const stream = attacker.db
    .prepare(`INSERT INTO stream(name, category, revision) VALUES('crisis-' || ?, 'crisis', 0)`)
    .run(uuid7()).lastInsertRowid;
  const forged = { ...rows[at - 1], stream_id: Number(stream), revision: 0, event_id: random.bytes(16) };
  rewritten(attacker, thorough, rows.toSpliced(at, 0, forged));
  return at;
}

function swapNeighbours(attacker, { random, thorough }) {
  const rows = attacker.rows();
  const at = random.below(rows.length - 1);
  rewritten(attacker, thorough, exchange(rows, at, at + 1));
  return at;
}

function swapWithinStream(attacker, { random, thorough }) {
  const rows = attacker.rows();
  const first = random.below(rows.length - 60);
  const second = rows.findIndex((row, i) => i > first && row.stream_id === rows[first].stream_id);
  const [a, b] = [rows[first], rows[second]];
  const changed = rows.with(first, { ...b, revision: a.revision }).with(second, { ...a, revision: b.revision });
  rewritten(attacker, thorough, changed);
  return first;
}

/** Leaves, tiles and streams fit the shorter history; only what was sealed of the longer one tells. */
function truncate(attacker, { random }) {
  const rows = attacker.rows().slice(0, random.between(260, 399));
  rewritten(attacker, true, rows);
  return rows.length;
}

function splice(attacker, { random, thorough, other }) {
  const rows = attacker.rows();
  const at = random.between(1, rows.length - 40);
  const streams = rows.map(({ stream_id }) => stream_id);
  const taken = other.slice(at, at + random.between(1, 30));
  const foreign = taken.map((row, i) => ({ ...row, stream_id: streams[at + i], revision: rows[at + i].revision }));
  rewritten(attacker, thorough, rows.toSpliced(at, taken.length, ...foreign));
  return at;
}

/** The log as it was when an old note was signed, with nothing later on the machine. */
function replayOldNote(attacker) {
  const old = attacker.db.prepare('SELECT size, note FROM checkpoint ORDER BY size LIMIT 1 OFFSET 1').get();
  rewritten(attacker, true, attacker.rows().slice(0, old.size));
  attacker.forget(old.size);
  attacker.setHead(old.size, old.note);
  return old.size;
}

function rewriteAndResign(attacker, { random }) {
  const rows = attacker.rows();
  const at = random.below(rows.length);
  rewritten(attacker, true, rows.with(at, { ...rows[at], data: rows[at].data.replace('report', 'rumour') }));
  attacker.resign();
  return at;
}

function tileHash(attacker, { random }) {
  const at = random.below(256);
  const hashes = attacker.db.prepare('SELECT hashes FROM tile WHERE level = 0 AND idx = 0').pluck().get();
  random.bytes(32).copy(hashes, at * 32);
  attacker.db.prepare('UPDATE tile SET hashes = ? WHERE level = 0 AND idx = 0').run(hashes);
  return at;
}

/** The fourteen kinds of T-02; each answers the leaf index of the first event that is not as it was recorded. */
export const tamperings = {
  'delete one': deleteOne,
  'delete the first': deleteFirst,
  'delete the last': deleteLast,
  'insert a forged one': insertForged,
  'swap neighbours': swapNeighbours,
  'swap within a stream': swapWithinStream,
  'truncate, tiles matching': truncate,
  'splice in another log': splice,
  'replay an old note': replayOldNote,
  'rewrite and sign again': rewriteAndResign,
  'change only the type': column(() => ({ type: 'CrisisClosed' })),
  'change only the time': column(({ recorded_at }) => ({ recorded_at: `${recorded_at.slice(0, 20)}999999Z` })),
  'change only the actor': column(() => ({ actor_id: 'user-0000' })),
  'change only a tile hash': tileHash,
};

/** Kinds of which nothing on the machine tells: a checkpoint that was kept elsewhere does. */
export const needCheckpoint = new Set(['replay an old note', 'rewrite and sign again']);
