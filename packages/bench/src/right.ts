import * as E from 'fp-ts/lib/Either.js'

/** Takes the good outcome of what a benchmark prepares; anything else ends the run. */
export const right = <Left, Right>(either: E.Either<Left, Right>): Right => {
  if (E.isRight(either)) return either.right
  throw new TypeError(`the load is not valid: ${JSON.stringify(either.left)}`)
}
