import type picocolors from 'picocolors'

/** Functions that colour text. */
export type Colours = ReturnType<typeof picocolors.createColors>

/** Where a command writes: results to `out`, messages to `err`. */
export interface Terminal {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** Without effect when the output is not a terminal, or colour is off. */
  readonly colours: Colours
  /** The width of the terminal; absent without a terminal, and lines are not wrapped. */
  readonly columns?: number
}

/** 0 done, 1 refused by a rule or a person, 2 bad input, 3 failure, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130
