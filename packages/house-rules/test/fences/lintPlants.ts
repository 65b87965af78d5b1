/** A violation of a fence: the rule that must refuse it, and the file it must refuse. */
export interface LintPlant {
  readonly rule: string
  readonly title: string
  readonly path: string
  readonly text: string
}

let planted = 0

/** Plants one line of TypeScript in a folder of `packages`. */
const plant = (rule: string, folder: string, [title, text]: readonly [string, string]) => {
  planted += 1
  return { rule, title, path: `packages/${folder}/planted${planted}.ts`, text: `${text}\n` }
}

const core = 'core/src/network'
const importing = (specifier: string): string => `export { x } from '${specifier}'`

const layering: ReadonlyArray<LintPlant> = (
  [
    [core, 'a Node builtin in the core', importing('node:path')],
    [core, 'a Node builtin without its prefix', importing('path')],
    [core, 'the core on the application', importing('@byoa/application')],
    [core, 'the core on an adapter', "export type { x } from '@byoa/cloud-memory'"],
    [core, 'the core on the test kit', importing('@byoa/testing')],
    [core, 'the core on another library', importing('fast-check')],
    [core, 'the core on itself by name', importing('@byoa/core/iam/policy')],
    [core, 'a room on a later room', "export type { X } from '../onboarding/X.ts'"],
    [core, 'a room on the room beside it', importing('../iam/policy/x.ts')],
    [core, 'a room on a folder without a row', importing('../lobby/x.ts')],
    [core, 'netmask outside its one module', importing('netmask')],
    [core, 'a neighbour by its path', importing('../../../application/src/x.ts')],
    ['core/test', 'a neighbour by its path, in a test', importing('../../testing/src/x.ts')],
    ['application/src', 'an adapter loaded later', "export const x = import('@byoa/cloud-memory')"],
    ['application/src', 'the application on a builtin', importing('node:path')],
    ['cloud-memory/src', 'an adapter on another adapter', importing('@byoa/store-memory')],
    ['store-memory/src', 'a store on a cloud', importing('@byoa/cloud-memory')],
    ['report/src', 'the report on a cloud', importing('@byoa/cloud')],
    ['testing/src', 'the test kit on the SDK', importing('@byoa/cloud-aws')],
    ['cli/src', 'the command line on the test kit', importing('@byoa/testing')],
    ['cli/src', 'a development tool in what is published', importing('fast-check')],
    ['lobby/src', 'a package without a row', importing('./x.ts')],
  ] as const
).map(([folder, ...rest]) => plant('byoa/layers', folder, rest))

const fpTs: ReadonlyArray<LintPlant> = [
  ...['fp-ts', 'fp-ts/Either', 'fp-ts/lib/Either', 'fp-ts/es6/Either.js'].map((path) =>
    plant('byoa/fp-ts-path', core, [path, importing(path)]),
  ),
  plant('byoa/fp-ts-path', 'core/test', ['fp-ts by folder, in a test', importing('fp-ts/Either')]),
  plant('byoa/fp-ts-alias', core, [
    'a module under another alias',
    "import * as Either from 'fp-ts/lib/Either.js'\nexport const no: unknown = Either.left(1)",
  ]),
  plant('byoa/fp-ts-alias', core, [
    'an alias that is taken',
    "import * as O from 'fp-ts/lib/number.js'\nexport const one: unknown = O.Eq",
  ]),
  plant('byoa/fp-ts-core', core, [
    'a module of fp-ts that the core does without',
    "import * as RA from 'fp-ts/lib/ReadonlyArray.js'\nexport const no: unknown = RA.empty",
  ]),
  plant('byoa/no-nested-pipe', core, [
    'a pipe in a pipe',
    "import { pipe } from 'fp-ts/lib/function.js'\nexport const f = (n: number): number => pipe(n, (m) => pipe(m, Math.abs))",
  ]),
]

const brands: ReadonlyArray<LintPlant> = [
  plant('byoa/no-foreign-cast', core, [
    "a cast to another module's brand",
    "import type { Ipv4Block } from './Ipv4Block.ts'\nexport const f = (n: number): Ipv4Block => n as Ipv4Block",
  ]),
]

const throwing = "export const f = (): never => {\n  throw new Error('no')\n}"

/** What the linter's configuration, not a rule of its own, keeps out of the packages it names. */
const purity: ReadonlyArray<LintPlant> = [
  ...['core', 'application', 'cloud', 'cloud-memory', 'store-memory', 'report', 'testing']
    .map((name) => `${name}/src`)
    .flatMap((folder) => [
      plant('byoa/no-throw', folder, [`a throw in ${folder}`, throwing]),
      plant('eslint/no-restricted-globals', folder, [
        `the clock in ${folder}`,
        'export const it: unknown = Date',
      ]),
      plant('eslint/no-restricted-properties', folder, [
        `randomness in ${folder}`,
        'export const it: number = Math.random()',
      ]),
    ]),
  {
    rule: 'byoa/no-clock',
    title: 'the clock, where dates may be read',
    path: 'packages/core/src/iam/policy/PolicyDate.ts',
    text: 'export const now = (): number => new Date().getTime() + Date().length\n',
  },
  plant('oxc/no-async-await', core, ['an async core', 'export const f: unknown = async () => 1']),
  plant('typescript/no-restricted-types', core, ['a promise', 'export type X = Promise<1>']),
  plant('eslint/no-restricted-imports', core, ['an index from inside', importing('./index.ts')]),
  plant('eslint/no-restricted-imports', core, ['a folder from inside', importing('.')]),
  plant('eslint/no-restricted-imports', 'cli/src', [
    'an exit outside the main file',
    "import { exit } from 'node:process'\nexport const leave = (): never => exit(1)",
  ]),
]

/** Every violation. */
export const lintPlants: ReadonlyArray<LintPlant> = [...layering, ...fpTs, ...brands, ...purity]

const cleanModule = `import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

export const half = (input: number): E.Either<'odd', number> =>
  input % 2 === 0 ? E.right(input / 2) : E.left('odd')

export const quarter = (input: number): E.Either<'odd', number> =>
  pipe(input, half, E.flatMap(half))
`

/** Files that no rule may refuse, among them the places where a fence has its gate. */
export const cleanPlants: Readonly<Record<string, string>> = {
  'packages/core/src/network/quarter.ts': cleanModule,
  'packages/application/src/quarter.ts': cleanModule,
  'packages/core/src/network/lower.ts':
    "import type { Ord } from 'fp-ts/lib/Ord.js'\n\nexport const lower = (ord: Ord<number>): number => ord.compare(1, 2)\n",
  'packages/core/src/network/Ipv4Cidr.ts': "export { Netmask } from 'netmask'\n",
  'packages/core/src/values/isoText.ts':
    'export const isoText = (instant: number): string => new Date(instant).toISOString()\n',
  'packages/core/src/values/absurd.ts':
    '// oxlint-disable-next-line byoa/no-throw -- the single permitted throw\nexport const absurd = (): never => { throw new TypeError() }\n',
  'packages/core/src/onboarding/quarter.ts': "export { quarter } from '../network/quarter.ts'\n",
  'packages/application/src/later.ts':
    'export const later = async (now: () => Promise<number>): Promise<number> => await now()\n',
  'packages/cli/src/main.ts': "import { argv } from 'node:process'\n\nprocess.exit(argv.length)\n",
}
