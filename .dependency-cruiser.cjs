/** The layers of docs/architecture.md. Every rule has a fixture in test/layers that must fail. */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const from = (path, pathNot) => (pathNot ? { path, pathNot } : { path });
const packages = ['npm', 'npm-dev', 'npm-optional', 'core'];
const shared = '(platform|reactions|web|cli|demo|verifier)';

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    rule('resolvable', {}, { couldNotResolve: true }),
    rule('contracts-stand-alone', from('^contracts/'), { path: '^(projections|infra|src|test)/' }),
    rule('contracts-use-validators-only', from('^contracts/'), {
      dependencyTypes: packages,
      pathNot: 'node_modules/class-(validator|transformer)/',
    }),
    rule('projections-import-contracts', from('^projections/'), { path: '^(infra|src|test)/' }),
    rule('projections-are-pure', from('^projections/'), { dependencyTypes: packages }),
    rule('infra-imports-contracts', from('^infra/'), { path: '^(projections|src|test)/' }),
    rule('nothing-imports-test', { pathNot: '^test/' }, { path: '^test/' }),
    rule('contexts-do-not-meet', from(`^src/(?!${shared}/)([^/]+)/`), {
      path: '^src/(?!platform/)[^/]+/',
      pathNot: '^src/$1/',
    }),
    rule('deciders-are-pure', from(`^src/(?!${shared}/)[^/]+/.*(?<!\\.module)\\.ts$`), { dependencyTypes: packages }),
    rule('reactions-import-contracts-only', from('^src/reactions/', '^src/reactions/index\\.ts$'), {
      pathNot: '^(contracts|src/reactions)/',
    }),
    // Whoever reads the verifier finds all of it in two folders and the platform.
    rule('verifier-imports-contracts-only', from('^src/verifier/', 'build\\.mjs$'), {
      pathNot: '^(contracts|src/verifier)/|^(node:)?(crypto|fs|readline|util|zlib)$',
    }),
    rule('demo-uses-entry-points', from('^src/demo/'), {
      path: '^(projections|infra|test)/|^src/(?!demo/|platform/)',
    }),
    rule(
      'adapters-are-chosen-in-one-place',
      from(
        '^src/',
        '^src/(web/|main\\.ts|cli/main\\.ts|platform/adapters\\.ts|platform/pictures/register-worker\\.ts)',
      ),
      { path: '^infra/' },
    ),
    // The pages check files with the code of the verifier, but not with the part of it that needs Node.
    rule('web-imports-contracts-and-projections', from('^src/web/'), {
      path: '^(infra|test|src/(?!web/|verifier/))|^src/verifier/program/',
    }),
    rule('web-has-no-server-code', from('^src/web/', 'vite\\.config\\.mts$'), { dependencyTypes: ['core'] }),
    rule(
      'server-ships-no-dev-package',
      from('^(contracts|projections|infra|src)/', '^(src/(web/|verifier/build\\.mjs$)|infra/pack\\.mjs$)'),
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
