/** Builds the programs that check a bundle into `dist/verifier`: verify.mjs, verify.py, VERIFY.html and README.txt. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const target = join(here, '../../dist/verifier');

/** One file from an entry and all that it imports. */
async function bundled(entry, format, options) {
  const [{ output }] = [
    await build({
      configFile: false,
      root: here,
      logLevel: 'warn',
      build: { write: false, lib: { entry: join(here, entry), formats: [format], name: 'verifier' }, ...options },
    }),
  ].flat();
  return output[0].code;
}

// Left readable, so that whoever runs it can read it first.
const program = await bundled('program/main.ts', 'es', {
  target: 'node20',
  minify: false,
  rolldownOptions: { external: /^node:/ },
});
const script = await bundled('page/main.ts', 'iife', { target: 'es2022', minify: true });
const style = await readFile(join(here, 'page/page.css'), 'utf8');
const template = await readFile(join(here, 'page/page.html'), 'utf8');
const page = template
  .replace('/* page.css */', () => style.trim())
  .replace('/* page.js */', () => script.trim().replaceAll('</script', '<\\/script'));

await mkdir(target, { recursive: true });
await writeFile(join(target, 'verify.mjs'), `#!/usr/bin/env node\n${program}`);
await writeFile(join(target, 'VERIFY.html'), page);
for (const name of ['verify.py', 'README.txt']) await copyFile(join(here, name), join(target, name));
