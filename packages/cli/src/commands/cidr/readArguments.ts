/**
 * What stands on the command line, checked: every wrong argument is listed, each with what was
 * expected instead.
 */
import { type DecodeProblem, decode, wholeNumber } from '@byoa/core/codec'
import { Ipv4Cidr, type ParseIpv4CidrError, parseIpv4Cidr } from '@byoa/core/network'
import type { Language } from '@byoa/core/values'
import type { Applicative2C } from 'fp-ts/lib/Applicative.js'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import type * as t from 'io-ts'

import { type BadInput, reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { wordsIn } from '../../terminal/words.ts'

// model

/** A wrong argument; refused CIDR text also says why. */
export interface ArgumentProblem extends DecodeProblem {
  readonly refusal?: ParseIpv4CidrError
}

/** An argument as read. Left lists what is wrong with it. */
export type Argument<A> = E.Either<ReadonlyArray<ArgumentProblem>, A>

// queries

/** Reads a CIDR that must be there. */
export const cidrArgument = (name: string, text: string): Argument<Ipv4Cidr> => {
  const cidr = parseIpv4Cidr(text)
  if (E.isRight(cidr)) return cidr
  const { left: refusal } = cidr
  const expected = refusal._tag === 'HostBitsSet' ? refusal.canonical : Ipv4Cidr.name
  return E.left([{ path: name, expected, actual: JSON.stringify(text), refusal }])
}

/** Reads a value by its codec. */
export const argument = <A>(
  name: string,
  codec: t.Decoder<unknown, A>,
  value: unknown,
): Argument<A> => {
  const decoded = decode(codec, value)
  return E.isRight(decoded)
    ? decoded
    : E.left(decoded.left.map((problem) => ({ ...problem, path: name })))
}

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
  ReadonlyArray<ArgumentProblem>
> = E.getApplicativeValidation(RA.getSemigroup<ArgumentProblem>())

// operations

/** Reports wrong arguments and returns exit code 2. */
export const reportArguments = (
  terminal: Terminal,
  wrong: ReadonlyArray<ArgumentProblem>,
  options: { readonly json: boolean; readonly language?: Language },
): ExitCode => {
  const problems = wrong.map(({ refusal: _refusal, ...problem }) => problem)
  const error: BadInput = { _tag: 'BadInput', source: 'the command line', problems }
  const exitCode = reportError(terminal, error, options)
  if (options.json) return exitCode
  for (const { refusal } of wrong) {
    if (refusal !== undefined) {
      terminal.err(wordsIn[options.language ?? 'en'].describeParseIpv4CidrError(refusal))
    }
  }
  return exitCode
}
