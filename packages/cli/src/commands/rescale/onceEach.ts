import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'

/** Returns a question that is asked once for each key; after a Left it is asked again. */
export const onceEach = <A, Err, B>(
  keyOf: (input: A) => string,
  ask: (input: A) => TE.TaskEither<Err, B>,
): ((input: A) => TE.TaskEither<Err, B>) => {
  const answers = new Map<string, Promise<E.Either<Err, B>>>()
  return (input) => async () => {
    const key = keyOf(input)
    const answer = answers.get(key) ?? ask(input)()
    answers.set(key, answer)
    const answered = await answer
    if (E.isLeft(answered)) answers.delete(key)
    return answered
  }
}
