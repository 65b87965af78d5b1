/** One violation per fence that the compiler keeps: which diagnostic must refuse it, and where. */
export interface CompilerPlant {
  readonly code: string
  readonly title: string
  readonly path: string
  readonly text: string
}

let planted = 0

const plantIn =
  (folder: string) =>
  (code: string, title: string, text: string): CompilerPlant => {
    planted += 1
    return { code, title, path: `packages/${folder}/planted${planted}.ts`, text }
  }

const core = plantIn('core/src/network')
const application = plantIn('application/src')
const cloud = plantIn('cloud-memory/src')
const store = plantIn('store-memory/src')

/** Names that exist where the code may run, and must not exist where it is compiled. */
const ambient: ReadonlyArray<CompilerPlant> = [
  ['console', 'TS2584'],
  ['process', 'TS2591'],
  ['Buffer', 'TS2591'],
  ['setTimeout', 'TS2304'],
  ['fetch', 'TS2304'],
  ['crypto', 'TS2304'],
  ['performance', 'TS2304'],
  ['URL', 'TS2304'],
  ['document', 'TS2584'],
].flatMap(([name = '', code = '']) =>
  [core, application, cloud, store].map((plant, index) =>
    plant(
      code,
      `${name} in ${['the core', 'the application', 'the in-memory cloud', 'the in-memory store'][index] ?? ''}`,
      `export const it: unknown = ${name}\n`,
    ),
  ),
)

const imports: ReadonlyArray<CompilerPlant> = [
  core('TS2591', 'a Node builtin in the core', "export { sep } from 'node:path'\n"),
  core('TS2307', 'the application from the core', "export { x } from '@byoa/application'\n"),
  core('TS2307', 'an adapter from the core', "export { x } from '@byoa/cloud-memory'\n"),
  core('TS2307', 'a store from the core', "export { x } from '@byoa/store-memory'\n"),
  core('TS2307', 'the command line from the core', "export { x } from '@byoa/cli'\n"),
  core('TS2307', 'a library the core does not declare', "export { Command } from 'commander'\n"),
  application(
    'TS2307',
    'the inside of the core',
    "export { x } from '@byoa/core/internal/network/Ipv4Block'\n",
  ),
  application('TS2307', 'the core without a subpath', "export { x } from '@byoa/core'\n"),
  application('TS2307', 'the command line from the application', "export { x } from '@byoa/cli'\n"),
  cloud('TS2307', 'another adapter from an adapter', "export { x } from '@byoa/store-memory'\n"),
  store('TS2307', 'a cloud from a store', "export { x } from '@byoa/cloud-memory'\n"),
]

const strictness: ReadonlyArray<CompilerPlant> = [
  // Declarations are looked at only where nothing else is wrong: this one is alone in its package.
  plantIn('testing/src')(
    'TS9013',
    'an export without its type',
    'export const f = (n: number) => Math.abs(n)\n',
  ),
  core('TS1294', 'an enum', 'export enum Side {\n  left,\n  right,\n}\n'),
  core(
    'TS1484',
    'a type imported as a value',
    "import { Either } from 'fp-ts/lib/Either.js'\n\nexport type Answer = Either<string, number>\n",
  ),
  core(
    'TS2322',
    'an element that may not be there',
    'export const first = (names: ReadonlyArray<string>): string => names[0]\n',
  ),
  core(
    'TS2375',
    'undefined where a key may only be absent',
    'export const it: { readonly name?: string } = { name: undefined }\n',
  ),
  core(
    'TS4111',
    'a key that may not be there, as a field',
    'export const f = (names: Readonly<Record<string, string>>): unknown => names.first\n',
  ),
  core(
    'TS2366',
    'a switch that forgets a case',
    "export const f = (side: 'left' | 'right'): number => {\n  switch (side) {\n    case 'left':\n      return 1\n  }\n}\n",
  ),
  core('TS7006', 'a parameter without its type', 'export const f: unknown = (n) => n\n'),
  core('TS6133', 'a local nobody reads', 'const unread = 1\nexport const one: number = 1\n'),
  core(
    'TS7027',
    'code after the end',
    'export const f = (): number => {\n  return 1\n  return 2\n}\n',
  ),
]

/** Every violation of a fence that the compiler keeps. */
export const compilerPlants: ReadonlyArray<CompilerPlant> = [...ambient, ...imports, ...strictness]

/** Modules that must compile, among them the ways around the traps of fp-ts and netmask. */
export const compiling: Readonly<Record<string, string>> = {
  'packages/core/src/network/clean.ts': `import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { Netmask } from 'netmask'

export const base = (input: string): E.Either<t.Errors, string> =>
  E.map((text: string) => new Netmask(text).base)(t.string.decode(input))
`,
  'packages/application/src/clean.ts':
    "import * as TE from 'fp-ts/lib/TaskEither.js'\n\nexport const one: TE.TaskEither<never, number> = TE.right(1)\n",
}
