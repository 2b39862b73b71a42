import { documentAt } from './documents';
import { stepsIn } from './markdown';
import { follow, shows } from './session';
test('x', async () => {
  const { code, complaint, ran } = await follow(stepsIn(documentAt('docs/tutorial.md').text));
  const out = ran.map(({ step, printed }) => `--- ${step.line} ${step.prints === undefined ? '' : printed !== undefined && shows(step.prints, printed) ? 'same' : 'DIFFERENT'}\n${printed}`).join('\n');
  require('fs').writeFileSync('/tmp/try.out', `${out}\ncode ${code}\n${complaint}`);
}, 180_000);
