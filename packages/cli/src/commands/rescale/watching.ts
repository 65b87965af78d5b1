/** Rounds of `advance` that are repeated until they are interrupted. */
import { randomInt } from 'node:crypto'

import { systemWait } from '@byoa/cloud-aws'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

import { type CommandError, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import type { RescaleOptions } from './RescaleOptions.ts'

type Step<A> = TE.TaskEither<CommandError, A>

export interface WatchOptions extends RescaleOptions {
  readonly everySeconds: number
}

/** The pause before the next round: within a fifth of the interval, so that watchers spread out. */
const pauseOf = ({ everySeconds }: WatchOptions): number => {
  const milliseconds = Math.max(everySeconds, 1) * 1000
  return randomInt(Math.ceil(milliseconds * 0.8), Math.floor(milliseconds * 1.2) + 1)
}

/** Repeats rounds; a failure is reported, and the next round tries again. Ends by interruption. */
export const watching =
  (terminal: Terminal, options: WatchOptions, round: Step<ExitCode>): Step<ExitCode> =>
  async () => {
    const { sleep = systemWait.sleep } = options
    for (;;) {
      const done = await round()
      if (E.isLeft(done)) reportError(terminal, done.left, options)
      await sleep(pauseOf(options))
    }
  }
