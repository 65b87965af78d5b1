/** What the command tree and the commands tell each other. */
import type { Command } from 'commander'

import type { Answer } from '../terminal/ask.ts'
import type { ExitCode, Terminal } from '../terminal/Terminal.ts'

/** What the process around the commands provides. */
export interface Surroundings {
  readonly terminal: Terminal
  readonly version: string
  /**
   * The present moment, in milliseconds since 1970. A plain number, so that no command has to be
   * loaded for it.
   */
  readonly now: () => number
  /** Lets time pass; absent: real time. */
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Asks whoever sits at the terminal; absent: nobody does. */
  readonly ask?: (question: string) => Promise<Answer>
  /** Settles at Ctrl-C, from when it is called; absent: Ctrl-C ends the process. */
  readonly untilInterrupted?: () => Promise<void>
}

type Finish = (code: ExitCode) => void

/** Adds a family of commands to the tree. */
export type AddCommands = (program: Command, surroundings: Surroundings, finish: Finish) => void
