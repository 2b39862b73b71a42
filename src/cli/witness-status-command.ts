import { instantOf, microsOf, secondsBetween } from '../../contracts/clock';
import { isUnwitnessed, type WitnessesAnswer, type WitnessStatus } from '../../contracts/cosigning';
import { SealFault } from '../../contracts/seal/findings';
import { policyFile, realmDir } from '../platform/data-layout';
import { type Context, text } from './context';
import { exit, misused } from './exit';
import { dataDirOf } from './settings';
import { asksServer, signedIn } from './signed-in';

const columns = ['witness', 'cosigned', 'at', 'age', 'trouble', 'key'];

/** What is known of each witness; 8 where one of them fails, or the log is unwitnessed. */
export async function witnessStatus(context: Context): Promise<number> {
  const status = asksServer(context)
    ? await (await signedIn(context)).call<WitnessesAnswer>('/log/witnesses')
    : await stored(context);
  const now = instantOf((await context.outside.systemClock()).micros());
  const { witnesses, quorum, size } = status;
  const rows = witnesses.map((witness) => rowOf(witness, now));
  context.out.table('witness-status', columns, rows, { ...status });
  if (context.out.form === 'human') context.out.tell(sentence(status));
  const failing = witnesses.some((witness) => witness.failing !== undefined);
  return size > 0 && (failing || isUnwitnessed(quorum, microsOf(now))) ? exit.warnings : exit.done;
}

async function stored(context: Context): Promise<WitnessesAnswer> {
  const dataDir = dataDirOf(context);
  const realm = text(context.flags, 'realm') ?? 'live';
  try {
    return await context.outside.witnesses(realmDir(dataDir, realm), policyFile(dataDir));
  } catch (error) {
    if (error instanceof SealFault) throw misused(`refused configuration: ${error.detail}`);
    throw error;
  }
}

function rowOf({ name, keyName, asked, cosigned, failing }: WitnessStatus, now: string) {
  return {
    witness: name,
    cosigned: cosigned ? cosigned.size : 'nothing',
    at: cosigned?.at ?? '',
    age: cosigned ? `${secondsBetween(cosigned.at, now)} s` : '',
    trouble: failing ? `${failing.code} for ${failing.seconds} s` : asked ? '' : 'is not asked',
    key: keyName,
  };
}

function sentence({ witnesses, quorum, size }: WitnessesAnswer): string {
  if (witnesses.length === 0) return 'no witness: the trust policy names none';
  if (!quorum.needed) return `${size} events are signed; the policy asks for no quorum`;
  const since = quorum.unmetSince === undefined ? '' : `, missing since ${quorum.unmetSince}`;
  return `${size} events are signed, ${quorum.size ?? 0} of them under a quorum${since}`;
}
