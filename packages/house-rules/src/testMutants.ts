/**
 * `test:mutants`: makes small changes in the sources, one at a time in a copy of the workspace, and
 * counts how many the tests notice. What survives shows where a test is missing.
 *
 * ```
 *   pnpm test:mutants --sample 40 --seed 7                    40 of all packages, drawn by the seed
 *   pnpm test:mutants --sample 40 --package core              of one package; may be repeated
 *   pnpm test:mutants --sample 40 --under cloud-memory/src/wire   of the paths that have this part
 *   pnpm test:mutants --sample 40 --everywhere                other packages' tests may notice, too
 *   pnpm test:mutants --sample 40 --without sim               leaves out `*.sim.test.ts`
 * ```
 *
 * Changes that the compiler refuses are not counted; the next ones drawn take their places.
 * Generated files are never changed, nor literal defaults in array patterns, `[a = '']`: the
 * compiler demands them, as a rule where nothing is missing. Other changes that make no difference
 * are counted.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { mutantsOf, mutate } from './mutants/mutantsOf.ts'
import { shuffled } from './mutants/shuffled.ts'
import { type PlacedMutant, type Trial, timeTests, tryMutant } from './mutants/tryMutant.ts'
import { workingCopy } from './mutants/workingCopy.ts'

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    package: {
      type: 'string',
      multiple: true,
      default: [
        'core',
        'application',
        'cloud',
        'cloud-aws',
        'cloud-memory',
        'store-postgres',
        'worker',
      ],
    },
    under: { type: 'string', default: '' },
    everywhere: { type: 'boolean', default: false },
    without: { type: 'string', multiple: true, default: [] },
  },
})

const wholeNumber = (option: 'sample' | 'seed'): number => {
  if (!/^\d+$/.test(values[option])) throw new Error(`--${option} is not a whole number`)
  return Number(values[option])
}

process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))
const copy = workingCopy()

const sourceOf = (path: string): string => readFileSync(join(copy, path), 'utf8')

/** A test of its generator compares the file with what it is generated from. */
const isGenerated = (path: string): boolean => /^\/\*\*\s+\* Generated from /.test(sourceOf(path))

const mutantsIn = (folder: string): ReadonlyArray<PlacedMutant> => {
  const paths = globSync(`packages/${folder}/src/**/*.ts`, { cwd: copy }).toSorted()
  if (paths.length === 0) throw new Error(`--package ${folder}: no source in packages/${folder}`)
  const written = paths.filter((path) => path.includes(values.under) && !isGenerated(path))
  return written.flatMap((path) => mutantsOf(sourceOf(path)).map((mutant) => ({ ...mutant, path })))
}

const lineOf = ({ path, start }: PlacedMutant): number =>
  sourceOf(path).slice(0, start).split('\n').length

const marked = (mark: string, text: string): string => text.replaceAll(/^/gm, `  ${mark} `)

/** Shows the lines that a change touches, as a diff. */
const diffOf = (mutant: PlacedMutant): string => {
  const source = sourceOf(mutant.path)
  const from = source.lastIndexOf('\n', mutant.start - 1) + 1
  const rest = source.slice(mutant.end)
  const to = rest.includes('\n') ? mutant.end + rest.indexOf('\n') : source.length
  const changed = mutate(source, mutant).slice(from, to - source.length || undefined)
  return `${marked('-', source.slice(from, to))}\n${marked('+', changed)}`
}

const folders = [...new Set(values.package)]
const seed = wholeNumber('seed')
const sample = wholeNumber('sample')
const drawn = shuffled(folders.flatMap(mutantsIn), seed)
console.log(`${drawn.length} mutants in ${folders.join(', ')}; sample ${sample}, seed ${seed}`)

const unbounded: Trial = {
  copy,
  seed,
  everywhere: values.everywhere,
  without: values.without,
  timeoutMs: 2 ** 31 - 1,
}
const baselineMs = await timeTests(unbounded, folders)
// Runs with one core less, or beside other work, take longer; endless loops take for ever.
const trial = { ...unbounded, timeoutMs: 60_000 + 3 * baselineMs }
console.log(`without a change, the tests pass in ${(baselineMs / 1000).toFixed(0)} s`)

const counts = new Map(folders.map((folder) => [folder, { tried: 0, caught: 0 }]))
let tried = 0
for (const mutant of drawn) {
  if (tried === sample) break
  const verdict = await tryMutant(mutant, trial)
  if (verdict === 'refused') continue
  tried += 1
  const count = counts.get(mutant.path.split('/')[1] ?? '')
  if (count === undefined) continue
  count.tried += 1
  if (verdict === 'caught') count.caught += 1
  const title = `${verdict} ${mutant.path}:${lineOf(mutant)} (${mutant.kind})`
  console.log(`${tried}/${sample} ${title}${verdict === 'survived' ? `\n${diffOf(mutant)}` : ''}`)
}

for (const [folder, count] of counts) {
  const share = count.tried === 0 ? '' : ` (${((100 * count.caught) / count.tried).toFixed(0)} %)`
  console.log(`${folder}: ${count.caught} of ${count.tried} caught${share}`)
}
