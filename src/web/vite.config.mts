import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.WATCHFLOOR_URL ?? 'http://127.0.0.1:8080';
const paths = [
  'about',
  'session',
  'setup',
  'accounts',
  'commands',
  'contracts',
  'boards',
  'registers',
  'records',
  'lookup',
  'events',
  'imports',
  'exports',
  'preferences',
  'health',
  'log',
];

/** Builds the page into `dist/web`; in development API calls go to `WATCHFLOOR_URL`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: `${import.meta.dirname}/index.html` } },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      ...Object.fromEntries(paths.map((path) => [`/${path}`, api])),
      '/live': { target: api, ws: true },
    },
  },
});
