/**
 * Runs in front of a program of the server (`--import`): loads what the server consists of and waits for a word on
 * stdin, after which the program begins as ever.
 */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const { once } = await import('node:events');
  const { product } = await import('../bench/product.mjs');
  product('src/serve');
  process.stdin.resume();
  await once(process.stdin, 'end');
}
