/** Validates arguments: every wrong argument is listed, with the expected value. */
import { decode, wholeNumber } from '@byoa/core/codec'
import { Ipv4Cidr, parseIpv4Cidr } from '@byoa/core/network'
import type { Applicative2C } from 'fp-ts/lib/Applicative.js'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'

import { type BadInput, type InputProblem, badInput } from '../terminal/badInput.ts'
import { commandLine } from '../terminal/sourceNames.ts'

// model

/** An argument; Left lists its problems. */
export type Argument<A> = E.Either<ReadonlyArray<InputProblem>, A>

// queries

/** Reads a required CIDR. */
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

/** Reads an optional argument. */
export const optional = <A>(
  text: string | undefined,
  read: (text: string) => Argument<A>,
): Argument<A | undefined> => (text === undefined ? E.right(undefined) : read(text))

/** Combines arguments with `sequenceS`; Left lists all of their problems in order. */
export const allArguments: Applicative2C<
  'Either',
  ReadonlyArray<InputProblem>
> = E.getApplicativeValidation(RA.getSemigroup<InputProblem>())

/** Builds the error of problems with arguments. */
export const badArguments = (problems: ReadonlyArray<InputProblem>): BadInput =>
  badInput(commandLine, problems)
