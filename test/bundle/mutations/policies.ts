import { edit } from '../files';
import { logKey, policyText, strangerKey, vkey, witnessKeys } from '../signers';
import type { Mutation } from './mutation';

const witness = (name: string, key: keyof typeof witnessKeys) => `witness ${name} ${vkey(witnessKeys[key])}\n`;
const log = `log ${vkey(logKey)}\n`;
const [ig, gao, press] = [witness('ig', 'ig'), witness('gao', 'gao'), witness('press', 'press')];

/** Policies that are right, lenient, strict or wrong. */
const texts: readonly string[] = [
  '',
  'quorum none\n',
  policyText('none'),
  policyText('ig'),
  policyText('nobody'),
  policyText('oversight', [strangerKey]),
  policyText('oversight', [logKey, strangerKey]),
  policyText('oversight', [logKey, logKey]),
  `${log}quorum none`,
  `${log}quorum none\nquorum none\n`,
  `${log}quorum none\nquorum nobody\n`,
  `# remark\n\t \n ${log}quorum none # none\n`,
  `# remark\n\t \n ${log}  quorum\tnone \n#`,
  `# remark\n\t \n ${log}  quorum\tnone \n#\n`,
  `${log}\u00a0\nquorum none\n`,
  `${log.replace('log ', 'log\u00a0')}quorum none\n`,
  `${log}quorum none\r\n`,
  `${log}quorum none\u007f\n`,
  `\ufeff${log}quorum none\n`,
  `${log}${ig}quorum ig\n${gao}`,
  `${log}quorum ig\n${ig}`,
  `${log}${ig}${gao}group g any ig gao\nquorum g\n`,
  `${log}${ig}${gao}${press}group g 2 ig gao press\nquorum g\n`,
  `${log}${ig}${gao}${press}group g all ig gao press\nquorum g\n`,
  `${log}${ig}${gao}${press}group a any ig\ngroup b 2 a gao\nquorum b\n`,
  `${log}${ig}${gao}group g 02 ig gao\nquorum g\n`,
  `${log}${ig}${gao}group g 0 ig gao\nquorum g\n`,
  `${log}${ig}${gao}group g 3 ig gao\nquorum g\n`,
  `${log}${ig}${gao}group g any\nquorum g\n`,
  `${log}${ig}${gao}group g all\nquorum g\n`,
  `${log}${ig}${gao}group g 2 ig ig\nquorum g\n`,
  `${log}${ig}${gao}group g any g ig\nquorum g\n`,
  `${log}${ig}${gao}group ig any gao\nquorum ig\n`,
  `${log}${ig}${gao}group none any gao\nquorum none\n`,
  `${log}${ig}${gao}group a any ig\ngroup b any ig gao\nquorum b\n`,
  `${log}${ig}${gao}group a any none ig\nquorum a\n`,
  `${log}${ig}${witness('again', 'ig')}quorum ig\n`,
  `${log}${ig}${witness('ig', 'gao')}quorum ig\n`,
  `${log}${witness('none', 'gao')}quorum none\n`,
  `${log}witness ig ${vkey(logKey)}\nquorum ig\n`,
  `log ${vkey(witnessKeys.ig)}\nquorum none\n`,
  `${log}${ig.trimEnd()} https://one https://two\nquorum ig\n`,
  `${log.trimEnd()} https://one https://two\nquorum none\n`,
  `${log.replace(/\+[0-9a-f]{8}\+/, (id) => id.toUpperCase())}quorum none\n`,
  `${log.replace(/\+[0-9a-f]{8}\+/, '+00000000+')}quorum none\n`,
  `${log.replace('log ', 'log +')}quorum none\n`,
  `log\nquorum none\n`,
  `${log}watch ig\nquorum none\n`,
  `${log}quorum none extra\n`,
  `${log}quorum\n`,
  `${log}group\nquorum none\n`,
  `${log}${Array.from({ length: 33 }, (_, at) => `group g${at} any g${at - 1}\n`)
    .join('')
    .replace('group g0 any g-1', `${ig}group g0 any ig`)}quorum g31\n`,
  `${log}${Array.from({ length: 32 }, (_, at) => `group g${at} any g${at - 1}\n`)
    .join('')
    .replace('group g0 any g-1', `${ig}group g0 any ig`)}quorum g31\n`,
];

/** Another policy. */
export const otherPolicies: Mutation = (random, files) => {
  edit(files, 'trust.policy', () => random.pick(texts));
  return undefined;
};
