/** A violation of a fence that the compiler keeps: its diagnostic, and where. */
export interface CompilerPlant {
  readonly code: string
  readonly title: string
  readonly path: string
  readonly text: string
}

export const pure = [
  'core',
  'application',
  'cloud',
  'cloud-memory',
  'store-memory',
  'report',
] as const

/** Names that exist where the code may run, and must not exist where it is compiled. */
const ambient: ReadonlyArray<CompilerPlant> = (
  [
    ['console', 'TS2584'],
    ['process', 'TS2591'],
    ['setTimeout', 'TS2304'],
    ['crypto', 'TS2304'],
  ] as const
).flatMap(([name, code]) =>
  pure.map((folder) => ({
    code,
    title: `${name} in ${folder}`,
    path: `packages/${folder}/src/${name}.ts`,
    text: `export const it: unknown = ${name}\n`,
  })),
)

const imports: ReadonlyArray<CompilerPlant> = (
  [
    ['core', 'node:path', 'TS2591'],
    ['core', '@byoa/application', 'TS2307'],
    ['core', 'commander', 'TS2307'],
    ['application', '@byoa/core/internal/network/Ipv4Block', 'TS2307'],
    ['store-memory', '@byoa/cloud-memory', 'TS2307'],
    ['report', '@byoa/cloud', 'TS2307'],
  ] as const
).map(([folder, specifier, code], index) => ({
  code,
  title: `${specifier} in ${folder}`,
  path: `packages/${folder}/src/imports${index}.ts`,
  text: `export { x } from '${specifier}'\n`,
}))

/** Every violation of a fence that the compiler keeps. */
export const compilerPlants: ReadonlyArray<CompilerPlant> = [...ambient, ...imports]

/** Modules that must compile, among them the ways around the traps of fp-ts and netmask. */
export const compiling: Readonly<Record<string, string>> = {
  'packages/core/src/network/clean.ts': `import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { Netmask } from 'netmask'

export const base = (input: string): E.Either<t.Errors, string> =>
  E.map((text: string) => new Netmask(text).base)(t.string.decode(input))
`,
}
