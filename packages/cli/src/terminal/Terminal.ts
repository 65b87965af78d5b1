import type picocolors from 'picocolors'

/** Functions that colour text. */
export type Colours = ReturnType<typeof picocolors.createColors>

/** Where a command writes, and how: results to `out`, everything said about them to `err`. */
export interface Terminal {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** Plain when the output is not a terminal, or colour is not wanted. */
  readonly colours: Colours
  /** How wide the screen is; absent when the output is no screen, and lines stay whole. */
  readonly columns?: number
}

/** 0 done, 1 refused by a rule or a person, 2 bad input, 3 the world failed, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130
