/**
 * One violation per rule of the linter's configuration: the rule that must refuse it, and the file
 * it must refuse.
 */
export interface LintPlant {
  readonly rule: string
  readonly title: string
  readonly path: string
  readonly text: string
  /** Files the violation needs beside itself; they are clean. */
  readonly beside?: Readonly<Record<string, string>>
}

let planted = 0

const plantIn =
  (folder: string) =>
  (rule: string, title: string, text: string): LintPlant => {
    planted += 1
    return { rule, title, path: `packages/${folder}/planted${planted}.ts`, text }
  }

const core = plantIn('core/src/network')
const coreTest = plantIn('core/test/network')
const application = plantIn('application/src')
const cloud = plantIn('cloud-memory/src')
const store = plantIn('store-memory/src')
const testing = plantIn('testing/src')
const cli = plantIn('cli/src')

const layering: ReadonlyArray<LintPlant> = [
  core('byoa/layers', 'a Node builtin in the core', "export { sep } from 'node:path'\n"),
  core('byoa/layers', 'a Node builtin without its prefix', "export { sep } from 'path'\n"),
  core('byoa/layers', 'the core on the application', "export { x } from '@byoa/application'\n"),
  core(
    'byoa/layers',
    'the core on an adapter',
    "export type { World } from '@byoa/cloud-memory'\n",
  ),
  core('byoa/layers', 'the core on the test kit', "export { x } from '@byoa/testing'\n"),
  core('byoa/layers', 'the core on another library', "export { constantFrom } from 'fast-check'\n"),
  core('byoa/layers', 'the core on itself by name', "export { x } from '@byoa/core/iam'\n"),
  core('byoa/layers', 'a room on a later room', "export type { X } from '../onboarding/X.ts'\n"),
  core('byoa/layers', 'a room on the room beside it', "export { x } from '../iam/policy/x.ts'\n"),
  core('byoa/layers', 'a room on a folder without a row', "export { x } from '../lobby/x.ts'\n"),
  application(
    'byoa/layers',
    'an adapter loaded later',
    "export const f = (): unknown => import('@byoa/cloud-memory')\n",
  ),
  core('byoa/layers', 'netmask outside its one module', "export { Netmask } from 'netmask'\n"),
  core(
    'byoa/layers',
    'a neighbour by its path',
    "export { x } from '../../../application/src/x.ts'\n",
  ),
  coreTest(
    'byoa/layers',
    'a neighbour by its path, in a test',
    "export { x } from '../../../testing/src/x.ts'\n",
  ),
  application(
    'byoa/layers',
    'the application on an adapter',
    "export { x } from '@byoa/store-memory'\n",
  ),
  application('byoa/layers', 'the application on a builtin', "export { sep } from 'node:path'\n"),
  application(
    'byoa/layers',
    'the application on a hash',
    "export { sha256 } from '@noble/hashes/sha2.js'\n",
  ),
  application(
    'byoa/layers',
    'the application on a command-line library',
    "export { x } from 'commander'\n",
  ),
  cloud('byoa/layers', 'an adapter on another adapter', "export { x } from '@byoa/store-memory'\n"),
  cloud('byoa/layers', 'an adapter on the test kit', "export { x } from '@byoa/testing'\n"),
  store('byoa/layers', 'a store on a cloud', "export { x } from '@byoa/cloud-memory'\n"),
  testing('byoa/layers', 'the test kit on an adapter', "export { x } from '@byoa/cloud-memory'\n"),
  testing('byoa/layers', 'the test kit on a builtin', "export { sep } from 'node:path'\n"),
  cli('byoa/layers', 'the command line on the test kit', "export { x } from '@byoa/testing'\n"),
  cli(
    'byoa/layers',
    'the command line on the workspace tools',
    "export { x } from '@byoa/bench'\n",
  ),
  cli(
    'byoa/layers',
    'a development tool in what is published',
    "export { constantFrom } from 'fast-check'\n",
  ),
  plantIn('lobby/src')('byoa/layers', 'a package without a row', 'export { x } from "./x.ts"\n'),
  {
    rule: 'import/no-cycle',
    title: 'modules that import each other',
    path: 'packages/core/src/network/Hen.ts',
    text: "import { egg } from './Egg.ts'\n\nexport const hen = (): string => egg()\n",
    beside: {
      'packages/core/src/network/Egg.ts':
        "import { hen } from './Hen.ts'\n\nexport const egg = (): string => hen()\n",
    },
  },
]

const imports: ReadonlyArray<LintPlant> = [
  core('byoa/fp-ts-path', 'the whole of fp-ts', "export { either } from 'fp-ts'\n"),
  core('byoa/fp-ts-path', 'fp-ts by folder', "export { left } from 'fp-ts/Either'\n"),
  core(
    'byoa/fp-ts-path',
    'fp-ts without its extension',
    "export { left } from 'fp-ts/lib/Either'\n",
  ),
  core(
    'byoa/fp-ts-path',
    'fp-ts in its other build',
    "export { left } from 'fp-ts/es6/Either.js'\n",
  ),
  coreTest(
    'byoa/fp-ts-path',
    'fp-ts by folder, in a test',
    "export { left } from 'fp-ts/Either'\n",
  ),
  core(
    'byoa/fp-ts-alias',
    'a module under another alias',
    "import * as Either from 'fp-ts/lib/Either.js'\n\nexport const no: Either.Either<1, 2> = Either.left(1)\n",
  ),
  core(
    'byoa/fp-ts-alias',
    'an alias that is taken',
    "import * as O from 'fp-ts/lib/number.js'\n\nexport const one: boolean = O.Eq.equals(1, 1)\n",
  ),
  core('byoa/no-index-import', 'an index from inside', "export { x } from '../values/index.ts'\n"),
  core('byoa/no-index-import', 'a folder from inside', "export { x } from '.'\n"),
  core('byoa/no-export-star', 'a list of names nobody wrote', "export * from './Ipv4Block.ts'\n"),
  core('import/no-default-export', 'a default export', 'const one = 1\nexport default one\n'),
  core('import/no-mutable-exports', 'an export that changes', 'export let count = 0\ncount += 1\n'),
  core(
    'import/no-duplicates',
    'one module imported twice',
    "import { isLeft } from 'fp-ts/lib/Either.js'\nimport { isRight } from 'fp-ts/lib/Either.js'\n\nexport const both = [isLeft, isRight] as const\n",
  ),
  core('import/no-unassigned-import', 'an import for its effect', "import 'io-ts'\n"),
  core(
    'typescript/consistent-type-imports',
    'a type imported as a value',
    "import { Either } from 'fp-ts/lib/Either.js'\n\nexport type Answer = Either<string, number>\n",
  ),
]

const purity: ReadonlyArray<LintPlant> = [
  ...['console', 'crypto', 'globalThis', 'Intl', 'performance', 'process'].flatMap((name) => [
    core(
      'eslint/no-restricted-globals',
      `${name} in the core`,
      `export const it: unknown = ${name}\n`,
    ),
    store(
      'eslint/no-restricted-globals',
      `${name} in a store`,
      `export const it: unknown = ${name}\n`,
    ),
  ]),
  ...['setTimeout', 'setInterval', 'setImmediate'].flatMap((name) => [
    core(
      'eslint/no-restricted-globals',
      `${name} in the core`,
      `export const it: unknown = ${name}\n`,
    ),
    application(
      'eslint/no-restricted-globals',
      `${name} in the application`,
      `export const it: unknown = ${name}\n`,
    ),
  ]),
  core(
    'eslint/no-restricted-globals',
    'a date in the core',
    'export const year = (instant: number): number => new Date(instant).getUTCFullYear()\n',
  ),
  application(
    'eslint/no-restricted-globals',
    'a date in the application',
    'export const day = (text: string): number => Date.parse(text)\n',
  ),
  {
    rule: 'byoa/no-clock',
    title: 'the clock, where dates may be read',
    path: 'packages/core/src/iam/policy/PolicyDate.ts',
    text: 'export const now = (): number => Date.now() + new Date().getTime() + Date().length\n',
  },
  core(
    'eslint/no-restricted-globals',
    'a promise made in the core',
    'export const later: unknown = Promise\n',
  ),
  core(
    'eslint/no-restricted-globals',
    'a microtask in the core',
    'export const later: unknown = queueMicrotask\n',
  ),
  core(
    'eslint/no-restricted-properties',
    'randomness in the core',
    'export const dice = (): number => Math.random()\n',
  ),
  testing(
    'eslint/no-restricted-properties',
    'randomness in the test kit',
    'export const dice = (): number => Math.random()\n',
  ),
  cli(
    'eslint/no-restricted-properties',
    'an exit outside the main file',
    'export const leave = (): never => process.exit(1)\n',
  ),
  ...['getDate', 'getDay', 'getFullYear', 'getHours', 'getMinutes', 'getMonth'].map((name) =>
    cloud(
      'eslint/no-restricted-properties',
      `${name}, which depends on the time zone`,
      `export const f = (date: { ${name}: () => number }): number => date.${name}()\n`,
    ),
  ),
  ...['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'].map((name) =>
    core(
      'eslint/no-restricted-properties',
      `${name}, which depends on the locale`,
      `export const f = (text: { ${name}: () => number }): number => text.${name}()\n`,
    ),
  ),
  cli(
    'eslint/no-restricted-imports',
    'an exit by another door',
    "import { exit } from 'node:process'\n\nexport const leave = (): never => exit(1)\n",
  ),
  core('byoa/no-async', 'a promise as a type', 'export type Later = Promise<number>\n'),
  core('byoa/no-async', 'an async function', 'export const f = async (): Promise<number> => 1\n'),
  core(
    'byoa/no-async',
    'a module loaded later',
    "export const f = (): unknown => import('./Ipv4Block.ts')\n",
  ),
  core(
    'byoa/no-throw',
    'a throw in the core',
    "export const f = (): never => {\n  throw new Error('no')\n}\n",
  ),
  application(
    'byoa/no-throw',
    'a throw in the application',
    "export const f = (): never => {\n  throw new Error('no')\n}\n",
  ),
  core(
    'byoa/no-class',
    'a class for data',
    'export class Pair {\n  readonly first: number = 1\n}\n',
  ),
  core(
    'byoa/no-discarded-result',
    'an Either nobody looks at',
    "import * as E from 'fp-ts/lib/Either.js'\n\nexport const f = (n: number): number => {\n  E.left(n)\n  return n\n}\n",
  ),
]

const shape: ReadonlyArray<LintPlant> = [
  core(
    'byoa/no-nested-pipe',
    'a pipe in a pipe',
    "import { pipe } from 'fp-ts/lib/function.js'\n\nexport const f = (n: number): number => pipe(n, (m) => pipe(m, Math.abs))\n",
  ),
  core(
    'byoa/no-foreign-cast',
    "a cast to another module's brand",
    "import type { Ipv4Block } from './Ipv4Block.ts'\n\nexport const f = (n: number): Ipv4Block => n as Ipv4Block\n",
  ),
  {
    rule: 'byoa/file-name',
    title: 'a file name that says nothing',
    path: 'packages/core/src/network/cidrUtils.ts',
    text: 'export const one = 1\n',
  },
  {
    rule: 'byoa/file-name',
    title: 'a folder name that says nothing',
    path: 'packages/core/src/helpers/Cidr.ts',
    text: 'export const one = 1\n',
  },
  core(
    'eslint/max-params',
    'four parameters',
    'export const f = (a: number, b: number, c: number, d: number): number => a + b + c + d\n',
  ),
  core(
    'eslint/max-lines-per-function',
    'a function longer than a screen',
    `export const f = (n: number): number => {\n  let m = n\n${'  m += 1\n'.repeat(39)}  return m\n}\n`,
  ),
  core(
    'eslint/eqeqeq',
    'equality that converts',
    'export const f = (a: unknown): boolean => a == 1\n',
  ),
  core(
    'eslint/no-var',
    'a var',
    'export const f = (): number => {\n  var one = 1\n  return one\n}\n',
  ),
  core(
    'eslint/prefer-const',
    'a let that never changes',
    'export const f = (): number => {\n  let one = 1\n  return one\n}\n',
  ),
]

const types: ReadonlyArray<LintPlant> = [
  core('typescript/no-explicit-any', 'any', 'export type Anything = ReadonlyArray<any>\n'),
  core(
    'typescript/no-non-null-assertion',
    'a promise that something is there',
    'export const f = (a: string | undefined): string => a!\n',
  ),
  core(
    'typescript/explicit-module-boundary-types',
    'an export without its type',
    'export const f = (n: number) => n + 1\n',
  ),
  core('typescript/ban-ts-comment', 'a silenced compiler', '// @ts-ignore\nexport const one = 1\n'),
  core(
    'typescript/switch-exhaustiveness-check',
    'a switch that forgets a case',
    "export const f = (a: 'x' | 'y'): number => {\n  switch (a) {\n    case 'x':\n      return 1\n  }\n  return 0\n}\n",
  ),
  cli(
    'typescript/no-floating-promises',
    'a promise nobody waits for',
    'export const f = (later: () => Promise<number>): void => {\n  later()\n}\n',
  ),
  cli(
    'typescript/no-misused-promises',
    'a promise as a condition',
    'export const f = (later: Promise<boolean>): number => (later ? 1 : 2)\n',
  ),
  core(
    'typescript/no-unsafe-return',
    'any handed out',
    'export const f = (text: string): unknown[] => JSON.parse(text)\n',
  ),
  core(
    'typescript/no-unsafe-assignment',
    'any taken in',
    'export const f = (text: string): string => {\n  const parsed = JSON.parse(text)\n  return String(parsed)\n}\n',
  ),
  core(
    'typescript/no-unsafe-member-access',
    'a field of any',
    'export const f = (text: string): unknown => {\n  const name: unknown = JSON.parse(text).name\n  return name\n}\n',
  ),
  core(
    'typescript/no-unsafe-call',
    'a call of any',
    'export const f = (text: string): unknown => {\n  const answer: unknown = JSON.parse(text)()\n  return answer\n}\n',
  ),
  core(
    'typescript/no-unsafe-argument',
    'any passed on',
    'export const f = (text: string): number => Number.parseInt(JSON.parse(text))\n',
  ),
  core(
    'correctness',
    'a comparison with what equals nothing',
    'export const f = (n: number): boolean => n === Number.NaN\n',
  ),
  core(
    'suspicious',
    'a name that hides another',
    'const n = 1\nexport const f = (n: number): number => n\nexport const one = n\n',
  ),
]

const tests: ReadonlyArray<LintPlant> = [
  coreTest(
    'vitest/valid-expect',
    'an expectation that expects nothing',
    "import { expect, it } from 'vitest'\n\nit('holds', () => {\n  expect(1)\n})\n",
  ),
]

/** Every violation, in the order of the configuration's concerns. */
export const lintPlants: ReadonlyArray<LintPlant> = [
  ...layering,
  ...imports,
  ...purity,
  ...shape,
  ...types,
  ...tests,
]

const cleanModule = `import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

/** What was refused. */
export interface Refused {
  readonly _tag: 'Refused'
  readonly input: number
}

/** Halves an even number. */
export const halve = (input: number): E.Either<Refused, number> =>
  input % 2 === 0 ? E.right(input / 2) : E.left({ _tag: 'Refused', input })

/** Halves twice. */
export const quarter = (input: number): E.Either<Refused, number> =>
  pipe(input, halve, E.flatMap(halve))
`

/** Files that no rule may refuse, among them the places where a fence has its gate. */
export const cleanPlants: Readonly<Record<string, string>> = {
  'packages/core/src/network/quarter.ts': cleanModule,
  'packages/application/src/quarter.ts': cleanModule,
  'packages/core/src/network/Ipv4Cidr.ts': "export { Netmask } from 'netmask'\n",
  'packages/core/src/cloudformation/sha256.ts': "export { sha256 } from '@noble/hashes/sha2.js'\n",
  'packages/core/src/network/index.ts': "export { quarter } from './quarter.ts'\n",
  'packages/core/src/onboarding/quarter.ts': "export { quarter } from '../network/quarter.ts'\n",
  'packages/core/src/values/Instant.ts':
    'export const render = (instant: number): string => new Date(instant).toISOString()\n',
  'packages/core/src/values/absurd.ts':
    '// oxlint-disable-next-line byoa/no-throw -- the single permitted throw\nexport const absurd = (): never => { throw new TypeError() }\n',
  'packages/core/test/network/quarter.test.ts':
    "import { readFileSync } from 'node:fs'\n\nexport const f = (a: string, b: string, c: string, d: string) => readFileSync(a + b + c + d)\n",
  'packages/application/src/later.ts':
    'export const later = async (now: () => Promise<number>): Promise<number> => await now()\n',
  'packages/cli/src/main.ts': "import { argv } from 'node:process'\n\nprocess.exit(argv.length)\n",
}
