import { verifyBundle } from '../verify-bundle';
import { browserPlatform, canCheck } from './browser-platform';
import { reportView } from './report-view';
import { words } from './words';

const at = <T extends Element>(selector: string) => document.querySelector<T>(selector)!;
const bundleField = at<HTMLInputElement>('#bundle');
const policyField = at<HTMLInputElement>('#policy');
const drop = at<HTMLElement>('#drop');
const result = at<HTMLElement>('#result');

let bundle: File | undefined;
/** Counts the checks, so that a slow one does not overwrite a later one. */
let turn = 0;

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

async function check() {
  if (!bundle) return;
  turn += 1;
  const mine = turn;
  result.replaceChildren(words.checking);
  const view = await report(bundle, policyField.files?.[0]).catch(() => [words.unread]);
  if (mine === turn) result.replaceChildren(...view);
}

async function report(file: File, policy: File | undefined): Promise<readonly (string | Node)[]> {
  if (!(await canCheck())) return [words.cannot];
  const options = { policy: policy && (await bytesOf(policy)), now: Math.floor(Date.now() / 1000) };
  return reportView(file.name, await verifyBundle(await bytesOf(file), options, browserPlatform));
}

function choose(file: File | null | undefined) {
  bundle = file ?? bundle;
  void check();
}

bundleField.addEventListener('change', () => choose(bundleField.files?.[0]));
policyField.addEventListener('change', () => void check());
for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'])
  document.addEventListener(type, (event) => {
    event.preventDefault();
    drop.toggleAttribute('data-over', type === 'dragenter' || type === 'dragover');
  });
document.addEventListener('drop', (event) => choose(event.dataTransfer?.files[0]));
