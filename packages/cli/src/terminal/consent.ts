import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { CommandError } from './CommandError.ts'
import type { Answer } from './ask.ts'

export interface Consent {
  /** Prompts at the terminal; absent: nobody can answer. */
  readonly ask: ((question: string) => Promise<Answer>) | undefined
  readonly question: string
  /** The refusal when nobody can answer. */
  readonly unasked: CommandError
}

const refusalOf = (
  answer: Exclude<Answer, 'yes'> | undefined,
  { unasked }: Consent,
): CommandError => {
  switch (answer) {
    case undefined:
      return unasked
    case 'no':
      return { _tag: 'NotWanted' }
    case 'interrupted':
      return { _tag: 'Interrupted', left: 'nothing' }
  }
}

/** Asks a person to agree before anything is done. Left unless the answer is yes. */
export const consentTo = (consent: Consent): TE.TaskEither<CommandError, void> =>
  pipe(
    TE.fromTask(async () => consent.ask?.(consent.question)),
    TE.flatMap((answer) =>
      answer === 'yes' ? TE.right(undefined) : TE.left(refusalOf(answer, consent)),
    ),
  )
