import * as E from 'fp-ts/lib/Either.js'

/** Takes the value out of what must be Right; says what it was otherwise. */
export const valid = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(`expected Right, got Left ${JSON.stringify(either.left)}`)
  return either.right
}

/** A message that lacks its reason is empty, ends in a colon or has a gap. */
const lacksReason = (failure: unknown): boolean =>
  typeof failure === 'object' &&
  failure !== null &&
  'message' in failure &&
  /^$|: *$|\S {2}\S| [.,:;]/.test(String(failure.message))

/** Takes the failure out of what must be Left; a message in it must say why. */
export const refused = <B>(either: E.Either<B, unknown>): B => {
  if (E.isRight(either)) throw new Error(`expected Left, got Right ${JSON.stringify(either.right)}`)
  if (lacksReason(either.left)) throw new Error(`no reason in ${JSON.stringify(either.left)}`)
  return either.left
}
