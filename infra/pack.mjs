/**
 * Packs the server and the packages that it uses into one file, `dist/server.cjs`: to find and read 1,400 files takes a
 * third of its start. Its threads load their own few files of the build as they are.
 */
import { dirname, join, relative } from 'node:path';
import { rolldown } from 'rolldown';

const dist = join(import.meta.dirname, '..', 'dist');

/** Packages with compiled parts or files of their own, and those that others only look for. */
const outside = [
  /^node:/,
  'better-sqlite3',
  /^@nestjs\/(microservices|websockets|platform-express)/,
  '@grpc/grpc-js',
  '@fastify/multipart',
  /^@fastify\/view/,
  'class-transformer/storage',
];

/** Lets a file of the build find its neighbours from where the server stands. */
const placesKept = {
  name: 'places kept',
  transform(code, id) {
    if (!id.startsWith(dist)) return;
    const path = (to) => `require("node:path").join(__dirname, ${JSON.stringify(relative(dist, to))})`;
    return code.replaceAll(/\b__(dir|file)name\b/g, (_, kind) => path(kind === 'dir' ? dirname(id) : id));
  },
};

const bundle = await rolldown({
  input: { server: join(dist, 'src', 'cli', 'main.js') },
  platform: 'node',
  external: outside,
  plugins: [placesKept],
});
await bundle.write({ dir: dist, format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false });
