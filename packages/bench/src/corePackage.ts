/** What importing the core costs: time in a fresh process, and bytes of its own code. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { rolldown } from 'rolldown'

import type { Figure } from './Figure.ts'

/** The public subpaths, with the kilobytes that each may have with what it needs. */
const rooms: ReadonlyArray<readonly [room: string, atMost?: number]> = [
  ['values'],
  ['codec'],
  ['network', 45],
  ['iam/identity'],
  ['iam/policy', 45],
  ['iam/trust', 45],
  ['iam/permissions', 45],
  ['iam/operators', 45],
  ['cloudformation', 45],
  ['terraform'],
  ['inspection'],
  ['onboarding', 60],
  ['words/en', 45],
  ['words/ja', 45],
]

const coreFolder = fileURLToPath(new URL('../../core/', import.meta.url))

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * Milliseconds that a fresh process needs for one import, measured inside it so that its own start
 * is left out.
 */
const importMilliseconds = (specifiers: ReadonlyArray<string>): number => {
  const script = `const start = performance.now()
${specifiers.map((specifier) => `await import('${specifier}')`).join('\n')}
process.stdout.write(String(performance.now() - start))`
  const run = (): number =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        encoding: 'utf8',
      }),
    )
  return median(Array.from({ length: 9 }, run))
}

/** Bytes of the core's own code in a program, minified: what the core imports is not counted. */
const ownCodeBytes = async (source: string): Promise<number> => {
  const input = 'program'
  const bundle = await rolldown({
    input,
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    external: /^(@noble\/hashes|fp-ts|io-ts|netmask)(\/|$)/,
    resolve: { conditionNames: ['byoa-source', 'import', 'default'] },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === input ? id : null),
        load: (id) => (id === input ? source : null),
      },
    ],
  })
  const { output } = await bundle.generate({ minify: true })
  return output.reduce(
    (bytes, chunk) => bytes + (chunk.type === 'chunk' ? Buffer.byteLength(chunk.code) : 0),
    0,
  )
}

/** A program that has everything of some rooms. */
const everythingOf = (exported: ReadonlyArray<string>): string =>
  exported.map((room, i) => `export * as room${i} from '@byoa/core/${room}'`).join('\n')

const roomFigure = async ([room, atMost]: (typeof rooms)[number]): Promise<Figure> => ({
  name: `  of which ${room} and what it needs`,
  unit: 'kB',
  value: (await ownCodeBytes(everythingOf([room]))) / 1000,
  ...(atMost === undefined ? {} : { target: { atMost } }),
})

/** Programs that need a part of a room, and what they import from the published core. */
const programs: ReadonlyArray<readonly [what: string, room: string, names: string]> = [
  ['reviews CIDR blocks', 'network', 'inventoryOf, reviewCidr'],
  ['generates trust policies', 'iam/trust', 'trustPolicy'],
  ['renders setup templates', 'cloudformation', 'renderTemplate, setupTemplate'],
  ['decodes events', 'onboarding', 'decodeEvent'],
  ['runs the state machine', 'onboarding', 'onboardingDecider'],
]

const programFigure = async ([what, room, names]: (typeof programs)[number]): Promise<Figure> => ({
  name: `core's code in a program that ${what}`,
  unit: 'kB',
  value:
    (await ownCodeBytes(`export { ${names} } from '${coreFolder}bundle/${room}/index.js'`)) / 1000,
})

/** Builds the core as it is published: one file for each room and the chunks they share. */
const bundleCore = (): void => {
  execFileSync(process.execPath, ['../house-rules/src/bundle.ts'], { cwd: coreFolder })
}

/** Measures the core as it is published (`tsc -b` comes first). */
export const measureCorePackage = async (): Promise<ReadonlyArray<Figure>> => {
  bundleCore()
  const names = rooms.map(([room]) => room)
  return [
    {
      name: 'core import, every room',
      unit: 'ms',
      value: importMilliseconds(names.map((room) => `${coreFolder}bundle/${room}/index.js`)),
      target: { atMost: 60 },
    },
    {
      name: "core's own code, minified",
      unit: 'kB',
      value: (await ownCodeBytes(everythingOf(names))) / 1000,
    },
    ...(await Promise.all(rooms.map(roomFigure))),
    ...(await Promise.all(programs.map(programFigure))),
  ]
}
