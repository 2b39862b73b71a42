/** Source files by path, as they would stand in the repository. */
export type Files = Readonly<Record<string, string>>;

const imports = (...names: readonly string[]) =>
  names.map((name, index) => `import * as a${index} from '${name}';\nexport const b${index} = a${index};\n`).join('');
const nothing = 'export const nothing = 0;\n';

/** What the fixtures point at; all of it is allowed. */
export const ground: Files = {
  'contracts/ground.ts': nothing,
  'projections/ground.ts': nothing,
  'infra/ground.ts': nothing,
  'test/ground.ts': nothing,
  'src/watch/ground.ts': nothing,
  'src/access/ground.ts': nothing,
  'src/reactions/ground.ts': nothing,
  'src/platform/ground.ts': nothing,
  'src/web/ground.ts': nothing,
  'src/verifier/ground.ts': nothing,
  'src/verifier/program/ground.ts': nothing,
  'src/cli/ground.ts': nothing,
  'src/demo/ground.ts': nothing,
};

/** One way to break each rule, more where a rule forbids several things. Every other rule holds for these files. */
export const offences: Readonly<Record<string, readonly Files[]>> = {
  'no-cycles': [
    { 'contracts/egg.ts': imports('./hen'), 'contracts/hen.ts': imports('./egg') },
    {
      'src/watch/first.ts': "import type { B } from './second';\nexport type A = B;\n",
      'src/watch/second.ts': "import type { A } from './first';\nexport type B = A;\n",
    },
  ],
  resolvable: [{ 'contracts/lost.ts': imports('./nowhere') }],
  'contracts-stand-alone': ['projections', 'infra', 'src/platform'].map((folder) => ({
    [`contracts/uses-${folder.replace('/', '-')}.ts`]: imports(`../${folder}/ground`),
  })),
  'contracts-use-validators-only': [
    { 'contracts/uses-package.ts': imports('rxjs') },
    { 'contracts/uses-core.ts': imports('node:fs') },
  ],
  'projections-import-contracts': ['infra', 'src/watch'].map((folder) => ({
    [`projections/uses-${folder.replace('/', '-')}.ts`]: imports(`../${folder}/ground`),
  })),
  'projections-are-pure': [
    { 'projections/uses-package.ts': imports('rxjs') },
    { 'projections/uses-core.ts': imports('node:crypto') },
  ],
  'infra-imports-contracts': ['projections', 'src/platform'].map((folder) => ({
    [`infra/uses-${folder.replace('/', '-')}.ts`]: imports(`../${folder}/ground`),
  })),
  'nothing-imports-test': [{ 'src/cli/uses-test.ts': imports('../../test/ground') }],
  'contexts-do-not-meet': ['access', 'reactions', 'cli'].map((folder) => ({
    [`src/watch/uses-${folder}.ts`]: imports(`../${folder}/ground`),
  })),
  'deciders-are-pure': [
    { 'src/watch/uses-framework.ts': imports('rxjs') },
    { 'src/watch/folder/uses-core.ts': imports('node:crypto') },
  ],
  'reactions-import-contracts-only': [
    { 'src/reactions/uses-platform.ts': imports('../platform/ground') },
    { 'src/reactions/uses-projection.ts': imports('../../projections/ground') },
  ],
  'verifier-imports-contracts-only': [
    { 'src/verifier/uses-platform.ts': imports('../platform/ground') },
    { 'src/verifier/uses-package.ts': imports('rxjs') },
  ],
  'demo-uses-entry-points': [
    { 'src/demo/uses-context.ts': imports('../watch/ground') },
    { 'src/demo/uses-projection.ts': imports('../../projections/ground') },
  ],
  'adapters-are-chosen-in-one-place': [
    { 'src/platform/uses-infra.ts': imports('../../infra/ground') },
    { 'src/platform/adapters-too.ts': imports('../../infra/ground') },
    { 'src/watch/uses-infra.ts': imports('../../infra/ground') },
  ],
  'web-imports-contracts-and-projections': [
    { 'src/web/uses-platform.ts': imports('../platform/ground') },
    { 'src/web/uses-infra.ts': imports('../../infra/ground') },
    { 'src/web/uses-program.ts': imports('../verifier/program/ground') },
  ],
  'web-has-no-server-code': [{ 'src/web/uses-core.ts': imports('node:path') }],
  'server-ships-no-dev-package': [
    { 'src/platform/uses-dev-package.ts': imports('react') },
    { 'infra/uses-dev-package.ts': imports('react') },
  ],
};

/** What the rules must leave alone, so that none of them is met by forbidding everything. */
export const lawful: Files = {
  'contracts/with-validators.ts': imports('class-validator', './ground'),
  'projections/of-contracts.ts': imports('../contracts/ground', './ground'),
  'infra/with-driver.ts': imports('../contracts/ground', 'rxjs', 'node:fs'),
  'src/watch/aggregate.ts': imports('../platform/ground', '../../contracts/ground', './ground'),
  'src/watch/watch.module.ts': imports('rxjs', './ground'),
  'src/reactions/one.ts': imports('../../contracts/ground'),
  'src/reactions/index.ts': imports('./one', '../platform/ground', '../watch/ground'),
  'src/platform/registry.ts': imports(
    '../watch/ground',
    '../access/ground',
    '../../projections/ground',
    'rxjs',
    'node:fs',
  ),
  'src/platform/adapters.ts': imports('../../infra/ground'),
  'src/main.ts': imports('../infra/ground', './platform/ground'),
  'src/platform/types.ts': "import type { thing } from 'react';\nexport type Thing = typeof thing;\n",
  'src/web/page.ts': imports('react', '../../contracts/ground', '../../projections/ground', '../verifier/ground'),
  'src/verifier/program.ts': imports('../../contracts/ground', 'node:crypto'),
  'src/cli/line.ts': imports('../platform/ground', '../demo/ground', 'node:util'),
  'src/demo/cast.ts': imports('../platform/ground', '../../contracts/ground'),
  'test/whole.ts': imports('../src/platform/ground', '../infra/ground', '../projections/ground', 'react', 'node:fs'),
};
