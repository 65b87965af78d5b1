/** `byoa cidr suggest`: free blocks of one size, the best first. */
import { omitUndefined } from '@byoa/core/codec'
import { type Inventory, type Ipv4Cidr, suggestCidrs } from '@byoa/core/network'
import type { Language } from '@byoa/core/values'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import {
  allArguments,
  badArguments,
  cidrArgument,
  numberArgument,
  optional,
} from '../readArguments.ts'
import { readInventory } from '../documents/readInventory.ts'

export interface SuggestOptions {
  readonly inventory: string
  readonly prefixLength: string
  readonly near?: string
  readonly count: string
  readonly json: boolean
  readonly language: Language
}

interface SuggestRequest {
  readonly prefixLength: number
  readonly near: Ipv4Cidr | undefined
  readonly count: number
}

/** The sizes a VPC may have. */
const vpcPrefixLengths = { from: 16, to: 28 }

const mostSuggestions = 10_000

const wantedOf = (options: SuggestOptions): E.Either<BadInput, SuggestRequest> =>
  pipe(
    sequenceS(allArguments)({
      prefixLength: numberArgument('--prefix-length', options.prefixLength, vpcPrefixLengths),
      near: optional(options.near, (near) => cidrArgument('--near', near)),
      count: numberArgument('--count', options.count, { from: 1, to: mostSuggestions }),
    }),
    E.mapLeft(badArguments),
  )

const suggestionsFor = (inventory: Inventory, wanted: SuggestRequest): ReadonlyArray<Ipv4Cidr> => {
  const { near, ...request } = wanted
  return suggestCidrs({ inventory, ...request, ...omitUndefined({ near }) })
}

/** The largest block that is free when none of the wanted size is. */
const largestFree = (inventory: Inventory, wanted: SuggestRequest): Ipv4Cidr | undefined => {
  for (let length = wanted.prefixLength + 1; length <= vpcPrefixLengths.to; length += 1) {
    const [found] = suggestionsFor(inventory, { ...wanted, prefixLength: length, count: 1 })
    if (found !== undefined) return found
  }
  return undefined
}

interface NoneFree {
  readonly wanted: SuggestRequest
  readonly largest: Ipv4Cidr | undefined
}

const noneFreeLines = (
  { wanted, largest }: NoneFree,
  language: Language,
): readonly [string, string] => {
  const length = largest?.split('/')[1] ?? ''
  if (language === 'ja') {
    return [
      `この Rescale VPC には /${wanted.prefixLength} の空きがありません。`,
      largest === undefined
        ? 'VPC に使える大きさの空きは他にもありません。別の Rescale VPC を選んでください。'
        : `空いている最大の大きさは /${length} です(例: ${largest})。`,
    ]
  }
  return [
    `No /${wanted.prefixLength} is free on this Rescale VPC.`,
    largest === undefined
      ? 'Nothing smaller that a VPC could have is free either: choose another Rescale VPC.'
      : `The largest block that would fit is a /${length}, such as ${largest}.`,
  ]
}

const reportNone = (terminal: Terminal, none: NoneFree, options: SuggestOptions): void => {
  if (options.json) {
    const largest = none.largest === undefined ? {} : { largestFree: none.largest }
    terminal.out(JSON.stringify({ suggestions: [], ...largest }))
    return
  }
  const [said, advice] = noneFreeLines(none, options.language)
  terminal.err(terminal.colours.red(said))
  terminal.err(advice)
}

const showSuggestions = (
  terminal: Terminal,
  { wanted, inventory }: { readonly wanted: SuggestRequest; readonly inventory: Inventory },
  options: SuggestOptions,
): ExitCode => {
  const suggestions = suggestionsFor(inventory, wanted)
  if (suggestions.length === 0) {
    reportNone(terminal, { wanted, largest: largestFree(inventory, wanted) }, options)
    return 1
  }
  if (options.json) terminal.out(JSON.stringify({ suggestions }))
  else for (const cidr of suggestions) terminal.out(cidr)
  return 0
}

/** Suggests blocks. Exit 0 when there are any, 1 when none is free, 2 bad input. */
export const suggest = (terminal: Terminal, options: SuggestOptions): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('wanted', () => TE.fromEither(wantedOf(options))),
    TE.bind('loaded', () => readInventory(options.inventory)),
    reportResult(terminal, options, ({ wanted, loaded: { inventory } }) =>
      showSuggestions(terminal, { wanted, inventory }, options),
    ),
  )
