/** What `byoa run` is asked for, and what it has of the process around it. */
import type { Language } from '@byoa/core/values'

import type { Answer } from '../../terminal/ask.ts'

/** The options of a run on AWS, none of which a run in memory has. */
export interface AwsOptions {
  /** Another place than AWS; absent: AWS itself. */
  readonly endpointUrl?: string
  readonly rescaleProfile?: string
  readonly customerProfile?: string
  readonly timeoutSeconds?: number
  /** Show what would be called and made, and do nothing. */
  readonly plan?: boolean
  /** Do it, though it is AWS itself. */
  readonly yes?: boolean
  /** Go on where the events in the directory of documents end. */
  readonly resume?: boolean
  /** A further block to propose for the customer's VPC before going on. */
  readonly addCidr?: string
}

/** What a run has of the process around it. */
export interface RunSurroundings {
  /** When simulated time begins, unless it is seeded: milliseconds since 1970. */
  readonly now: number
  /** Shows the real time, in milliseconds since 1970: what a run on AWS goes by. */
  readonly clock: () => number
  /** Lets real time pass; absent: as long as it is asked for. */
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Asks somebody at a terminal; absent: there is nobody. */
  readonly ask?: (question: string) => Promise<Answer>
  /** Settles at Ctrl-C, from when it is called; absent: nobody interrupts. */
  readonly untilInterrupted?: () => Promise<void>
}

export interface RunOptions extends AwsOptions, RunSurroundings {
  readonly request: string
  readonly rescale?: string
  readonly out?: string
  readonly force: boolean
  readonly seed?: number
  readonly json: boolean
  readonly language: Language
}
