/**
 * What stands on the command line, checked: every wrong argument is listed, each with what was
 * expected instead.
 */
import { decode, wholeNumber } from '@byoa/core/codec'
import { Ipv4Cidr, parseIpv4Cidr } from '@byoa/core/network'
import type { Applicative2C } from 'fp-ts/lib/Applicative.js'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'

import type { BadInput, InputProblem } from '../terminal/CommandError.ts'
import { badInput } from '../terminal/badInput.ts'

// model

/** An argument as read. Left lists what is wrong with it. */
export type Argument<A> = E.Either<ReadonlyArray<InputProblem>, A>

// queries

/** Reads a CIDR that must be there. */
export const cidrArgument = (name: string, text: string): Argument<Ipv4Cidr> =>
  pipe(
    parseIpv4Cidr(text),
    E.mapLeft((refusal) => {
      const expected = refusal._tag === 'HostBitsSet' ? refusal.canonical : Ipv4Cidr.name
      return [{ path: name, expected, actual: JSON.stringify(text), refusal }]
    }),
  )

/** Reads a value by its codec. */
export const argument = <A>(
  name: string,
  codec: t.Decoder<unknown, A>,
  value: unknown,
): Argument<A> =>
  pipe(decode(codec, value), E.mapLeft(RA.map((problem) => ({ ...problem, path: name }))))

/** Reads a whole number within bounds. */
export const numberArgument = (
  name: string,
  text: string,
  bounds: { readonly from: number; readonly to: number },
): Argument<number> =>
  argument(name, wholeNumber(bounds), /^\d{1,15}$/.test(text) ? Number(text) : text)

/** Reads an argument that may be left out. */
export const optional = <A>(
  text: string | undefined,
  read: (text: string) => Argument<A>,
): Argument<A | undefined> => (text === undefined ? E.right(undefined) : read(text))

/**
 * Puts arguments together by `sequenceS`; Left lists what is wrong with any of them, in their
 * order.
 */
export const allArguments: Applicative2C<
  'Either',
  ReadonlyArray<InputProblem>
> = E.getApplicativeValidation(RA.getSemigroup<InputProblem>())

/** Makes an error of what is wrong with arguments. */
export const badArguments = (problems: ReadonlyArray<InputProblem>): BadInput =>
  badInput('the command line', problems)
