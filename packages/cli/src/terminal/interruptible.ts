import * as E from 'fp-ts/lib/Either.js'
import * as T from 'fp-ts/lib/Task.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

import type { CommandError } from './CommandError.ts'
import type { Interrupted } from './Interrupted.ts'

/** When a command is interrupted, and what it then says. */
export interface Interruption {
  /** Resolves at the next Ctrl-C; absent: no interruption. */
  readonly untilInterrupted?: (() => Promise<void>) | undefined
  /** Absent: nothing was done. */
  readonly interrupted?: () => Interrupted
}

const nothingDone = (): Interrupted => ({ _tag: 'Interrupted', left: 'nothing' })

/** Ends with the work or with the interruption, whichever comes first. */
export const interruptible =
  ({ untilInterrupted, interrupted = nothingDone }: Interruption) =>
  <A>(work: TE.TaskEither<CommandError, A>): TE.TaskEither<CommandError, A> =>
    T.getRaceMonoid<E.Either<CommandError, A>>().concat(
      work,
      () =>
        new Promise((resolve) => {
          void untilInterrupted?.().then(() => resolve(E.left(interrupted())))
        }),
    )
