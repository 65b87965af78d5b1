/**
 * The page of measured figures, `docs/reference/performance.md`: written by the benchmark, never by
 * hand.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'

import { type Figure, isReached } from './Figure.ts'
import { roundedValue, targetText } from './report.ts'

/** A table of the page. */
export interface FigureTable {
  readonly title: string
  readonly about: string
  readonly figures: ReadonlyArray<Figure>
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

const reachedText = (figure: Figure): string => {
  if (figure.target === undefined) return ''
  return isReached(figure) ? 'yes' : '**no**'
}

const row = (figure: Figure): string =>
  `| ${cell(figure.name.trim())} | ${roundedValue(figure.value)} ${figure.unit} | ${targetText(figure)} | ${reachedText(figure)} |`

const tableText = ({ title, about, figures }: FigureTable): string =>
  [
    `## ${title}`,
    '',
    about,
    '',
    '| what | measured | target | reached |',
    '| --- | ---: | --- | --- |',
    ...figures.map(row),
    '',
  ].join('\n')

/** Renders the page; the machine is part of it, since only ratios travel. */
export const performancePage = (tables: ReadonlyArray<FigureTable>): string =>
  [
    '# Performance',
    '',
    'Measured by `npx -y pnpm@12 bench --docs` in one run. Times depend on the machine and its load;',
    'ratios between two rows of one run are more stable, so the targets of the CIDR core are ratios.',
    '',
    `Machine of this run: ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}.`,
    '',
    ...tables.map(tableText),
  ].join('\n')

/** Writes the page. */
export const writePerformancePage = (tables: ReadonlyArray<FigureTable>): void => {
  const page = new URL('../../../docs/reference/performance.md', import.meta.url)
  writeFileSync(page, performancePage(tables))
}
