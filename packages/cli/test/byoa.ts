/** Runs the command in this process, with a terminal that only listens. */
import picocolors from 'picocolors'

import { runCommandLine } from '../src/program.ts'
import type { ExitCode } from '../src/terminal/Terminal.ts'

export interface Ran {
  readonly code: ExitCode
  readonly out: ReadonlyArray<string>
  readonly err: ReadonlyArray<string>
  /** Both, in the order in which they were written. */
  readonly all: string
}

export interface Stage {
  /** A screen with colours and so many columns; absent: no screen. */
  readonly columns?: number
  /** Milliseconds since 1970. */
  readonly now?: number
}

/** A Tuesday. */
export const someMoment: number = Date.UTC(2026, 5, 30, 12, 34, 56, 789)

/** Runs `byoa <words>`. */
export const byoa = async (words: ReadonlyArray<string>, stage: Stage = {}): Promise<Ran> => {
  const { columns, now = someMoment } = stage
  const out: string[] = []
  const err: string[] = []
  const all: string[] = []
  const keep = (lines: string[]) => (line: string) => {
    lines.push(line)
    all.push(line)
  }
  const code = await runCommandLine(words, {
    version: '1.2.3',
    now: () => now,
    terminal: {
      out: keep(out),
      err: keep(err),
      colours: picocolors.createColors(columns !== undefined),
      ...(columns === undefined ? {} : { columns }),
    },
  })
  return { code, out, err, all: all.join('\n') }
}

/** Parses lines that are one JSON object each. */
export const jsonLines = (
  lines: ReadonlyArray<string>,
): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
