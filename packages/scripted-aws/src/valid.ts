import * as E from 'fp-ts/lib/Either.js'

/** Takes the value out of what must be Right; says what it was otherwise. */
export const valid = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(`expected Right, got Left ${JSON.stringify(either.left)}`)
  return either.right
}

/** Takes the failure out of what must be Left. */
export const refused = <B>(either: E.Either<B, unknown>): B => {
  if (E.isRight(either)) throw new Error(`expected Left, got Right ${JSON.stringify(either.right)}`)
  return either.left
}
