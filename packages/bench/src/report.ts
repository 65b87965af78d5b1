/** Figures as a table for people and as JSON for programs. */
import { mkdirSync, writeFileSync } from 'node:fs'

import { type Figure, isReached } from './Figure.ts'

/** Renders a number to three digits, or in full from 100 on. */
export const roundedValue = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

/** Renders what a figure should reach; empty without a target. */
export const targetText = ({ target }: Figure): string => {
  if (target === undefined) return ''
  return 'atLeast' in target
    ? `at least ${target.atLeast.toLocaleString('en')}`
    : `at most ${target.atMost.toLocaleString('en')}`
}

const markOf = (figure: Figure): string => {
  if (figure.target === undefined) return ' '
  return isReached(figure) ? '+' : '!'
}

/** Renders one row: reached (`+`), missed (`!`) or without a target, name, value, target. */
export const renderFigure = (figure: Figure): string => {
  const value = `${roundedValue(figure.value)} ${figure.unit}`
  const row = `${markOf(figure)} ${figure.name.padEnd(58)} ${value.padStart(22)}`
  return `${row}  ${targetText(figure)}`.trimEnd()
}

const folder = new URL('../../../.bench/', import.meta.url)

/**
 * Prints the table and writes the figures to `.bench/<name>.json`; returns how many targets were
 * missed.
 */
export const report = (name: string, figures: ReadonlyArray<Figure>): number => {
  for (const figure of figures) console.log(renderFigure(figure))
  const missed = figures.filter((figure) => !isReached(figure)).length
  console.log(missed === 0 ? 'every target reached' : `${missed} targets missed`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(figures, null, 2)}\n`)
  return missed
}
