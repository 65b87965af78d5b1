/** The options of `byoa run`, and what the process provides. */
import type { Language } from '@byoa/core/values'

import type { Answer } from '../../terminal/ask.ts'

/** The options of a run on AWS only. */
export interface AwsOptions {
  /** An endpoint other than AWS; absent: AWS itself. */
  readonly endpointUrl?: string
  readonly rescaleProfile?: string
  readonly customerProfile?: string
  readonly timeoutSeconds?: number
  /** Only show calls, resources and costs. */
  readonly plan?: boolean
  /** Confirm a run on AWS itself. */
  readonly yes?: boolean
  /** Continue from the events in the directory. */
  readonly resume?: boolean
}

/** What the process provides to a run. */
export interface RunSurroundings {
  /** The start of simulated time without a seed: milliseconds since 1970. */
  readonly now: number
  /** Returns the real time, in milliseconds since 1970, for a run on AWS. */
  readonly clock: () => number
  /** Waits in real time; absent: a timer. */
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Prompts at the terminal; absent without a terminal. */
  readonly ask?: (question: string) => Promise<Answer>
  /** Prompts for a hidden text, which may be refused; absent without a terminal. */
  readonly askSecret?: (question: string) => Promise<string | undefined>
  /** Resolves at the next Ctrl-C; absent: no interruption. */
  readonly untilInterrupted?: () => Promise<void>
}

export interface RunOptions extends AwsOptions, RunSurroundings {
  readonly request: string
  readonly rescale?: string
  readonly out?: string
  /** Absent: memory on the in-memory AWS, else in the data folder. */
  readonly store?: string
  readonly force: boolean
  readonly seed?: number
  readonly json: boolean
  readonly language: Language
}
