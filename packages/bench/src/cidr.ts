/**
 * Measures the CIDR core and prints the table: `node --conditions=byoa-source packages/bench/src/cidr.ts`.
 * `--short` takes seconds, `--check` exits with 1 when a figure misses its target. The figures go to `.bench/cidr.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'

import { type Figure, isReached } from './Figure.ts'
import { measureCidr } from './cidrFigures.ts'

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

const targetText = ({ target }: Figure): string => {
  if (target === undefined) return ''
  return 'atLeast' in target ? `at least ${target.atLeast}` : `at most ${target.atMost}`
}

const lineOf = (figure: Figure): string => {
  const mark = figure.target === undefined ? ' ' : isReached(figure) ? '+' : '!'
  const value = `${rounded(figure.value)} ${figure.unit}`
  return `${mark} ${figure.name.padEnd(58)} ${value.padStart(14)}  ${targetText(figure)}`.trimEnd()
}

const figures = measureCidr(process.argv.includes('--short') ? 'short' : 'long')
const missed = figures.filter((figure) => !isReached(figure))

for (const figure of figures) console.log(lineOf(figure))
console.log(missed.length === 0 ? 'every target reached' : `${missed.length} targets missed`)

const folder = new URL('../../../.bench/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('cidr.json', folder), `${JSON.stringify(figures, null, 2)}\n`)

if (process.argv.includes('--check') && missed.length > 0) process.exitCode = 1
