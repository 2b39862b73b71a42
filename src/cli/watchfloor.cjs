#!/usr/bin/env node
/** Starts the command line on the Node that the product brings along, from any shell with Node 20 or newer. */
'use strict';
const { existsSync } = require('node:fs');
const { enableCompileCache, flushCompileCache } = require('node:module');
const { join } = require('node:path');

const root = join(__dirname, '../..');
/** What the engine made of the program is kept beside it; where that may not be written, every start compiles anew. */
const compiled = join(root, 'dist/.compiled');
const keptAfterMs = 3000;
const words = process.argv.slice(2);
/** A server is packed into one file, which saves a third of its start; other commands need few files. */
const program = join(root, words[0] === 'serve' ? 'dist/server.cjs' : 'dist/src/cli/main.js');

/** EX_CONFIG of sysexits.h. */
function fail(reason) {
  process.stderr.write(`watchfloor: ${reason}\n`);
  process.exit(78);
}

function handOver(node) {
  const { spawn } = require('node:child_process');
  const child = spawn(node, [__filename, ...words], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself: a terminal signals the whole group, and a second one would end it at once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  child.on('error', (error) => fail(error.message));
  child.on('exit', (code, signal) =>
    process.exit(code === null ? 128 + require('node:os').constants.signals[signal] : code),
  );
}

if (!existsSync(program)) fail('there is no build yet; run "npm run build"');
if (Number.parseInt(process.versions.node, 10) >= 24) {
  enableCompileCache(compiled);
  // A program that is killed keeps nothing at its end.
  setTimeout(flushCompileCache, keptAfterMs).unref();
  void require(program).main(words);
} else {
  const bundled = [
    join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node'),
    join(root, 'node_modules', '.bin', 'node'),
  ].find(existsSync);
  if (bundled) handOver(bundled);
  else fail(`Node 24 or newer is needed; this is ${process.version}`);
}
