/**
 * A witness of the build that ends itself by SIGKILL: `doomed.mjs <state> <key> <policy> <moment> <nth>`. Moments of the
 * nth cosignature: `checked` before anything is written, `written` before the commit, `committed` before the answer, and
 * `answered`, whose witness is the control: it keeps its state only a while after the answer. `never` stays alive.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const load = createRequire(new URL('../../dist/', import.meta.url));
const { parsePolicy } = load('./contracts/seal/policy-file.js');
const { systemClock } = load('./infra/clock.js');
const { sha256 } = load('./infra/seal/hash.js');
const { SqliteWitnessStore } = load('./infra/witness/sqlite-witness-store.js');
const { Witness } = load('./infra/witness/witness.js');
const { readWitnessKey } = load('./infra/witness/witness-key.js');
const { witnessServer } = load('./infra/witness/witness-server.js');

const [stateDir, keyFile, policyFile, moment, nth] = process.argv.slice(2);
const store = new SqliteWitnessStore(stateDir);
let cosigned = 0;
const die = (now) => {
  if (now === moment && cosigned === Number(nth)) process.kill(process.pid, 'SIGKILL');
};

const doomed = {
  cosigned: (origin) => store.cosigned(origin),
  refuse: (refused) => store.refuse(refused),
  cosign(head) {
    cosigned += 1;
    die('checked');
    store.cosign(head);
    die('written');
  },
  critically(step) {
    const answer = store.critically(step);
    die('committed');
    return answer;
  },
};

const kept = new Map();
const late = {
  ...doomed,
  cosigned: (origin) => kept.get(origin) ?? store.cosigned(origin),
  cosign(head) {
    kept.set(head.origin, head);
    setTimeout(() => store.critically(() => store.cosign(head)), 1000);
  },
  critically: (step) => step(),
};

const server = witnessServer(
  new Witness({
    key: readWitnessKey(keyFile),
    policy: parsePolicy(sha256, readFileSync(policyFile, 'utf8')),
    store: moment === 'answered' ? late : doomed,
    clock: systemClock,
    tell: () => {},
  }),
);
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
