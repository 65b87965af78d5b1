/** The interface between the command tree and the commands. */
import type { Command } from 'commander'

import type { Answer, TypedLine } from '../terminal/ask.ts'
import type { ExitCode, Terminal } from '../terminal/Terminal.ts'

/** What the process provides to the commands. */
export interface Surroundings {
  readonly terminal: Terminal
  readonly version: string
  /**
   * The current time, in milliseconds since 1970. A plain number, so that no command has to be
   * loaded for it.
   */
  readonly now: () => number
  /** Lets time pass; absent: real time. */
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Prompts at the terminal; absent without a terminal. */
  readonly ask?: (question: string) => Promise<Answer>
  /** Prompts for a line at the terminal; absent without a terminal. */
  readonly askText?: (question: string) => Promise<TypedLine>
  /** Prompts for a hidden text, which may be refused; absent without a terminal. */
  readonly askSecret?: (question: string) => Promise<string | undefined>
  /** Resolves at the next Ctrl-C; absent: Ctrl-C ends the process. */
  readonly untilInterrupted?: () => Promise<void>
}

type Finish = (code: ExitCode) => void

/** Adds a family of commands to the tree. */
export type AddCommands = (program: Command, surroundings: Surroundings, finish: Finish) => void
