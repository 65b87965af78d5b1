/** `byoa cidr suggest`: free blocks of one size, the best first. */
import { type Inventory, type Ipv4Cidr, suggestCidrs } from '@byoa/core/network'
import type { Language } from '@byoa/core/values'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'

import { reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import {
  type Argument,
  allArguments,
  cidrArgument,
  numberArgument,
  optional,
  reportArguments,
} from './readArguments.ts'
import { readInventory } from '../documents/readInventory.ts'

export interface SuggestOptions {
  readonly inventory: string
  readonly prefixLength: string
  readonly near?: string
  readonly count: string
  readonly json: boolean
  readonly language: Language
}

interface Wanted {
  readonly prefixLength: number
  readonly near: Ipv4Cidr | undefined
  readonly count: number
}

/** The sizes a VPC may have. */
const vpcPrefixLengths = { from: 16, to: 28 }

const mostSuggestions = 10_000

const wantedOf = (options: SuggestOptions): Argument<Wanted> =>
  sequenceS(allArguments)({
    prefixLength: numberArgument('--prefix-length', options.prefixLength, vpcPrefixLengths),
    near: optional(options.near, (near) => cidrArgument('--near', near)),
    count: numberArgument('--count', options.count, { from: 1, to: mostSuggestions }),
  })

const suggestionsFor = (inventory: Inventory, wanted: Wanted): ReadonlyArray<Ipv4Cidr> => {
  const { near, ...request } = wanted
  return suggestCidrs({ inventory, ...request, ...(near === undefined ? {} : { near }) })
}

/** The largest block that is free when none of the wanted size is. */
const largestFree = (inventory: Inventory, wanted: Wanted): Ipv4Cidr | undefined => {
  for (let length = wanted.prefixLength + 1; length <= vpcPrefixLengths.to; length += 1) {
    const [found] = suggestionsFor(inventory, { ...wanted, prefixLength: length, count: 1 })
    if (found !== undefined) return found
  }
  return undefined
}

interface NoneFree {
  readonly wanted: Wanted
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

/** Suggests blocks. Exit 0 when there are any, 1 when none is free, 2 bad input. */
export const suggest = async (terminal: Terminal, options: SuggestOptions): Promise<ExitCode> => {
  const wanted = wantedOf(options)
  if (E.isLeft(wanted)) return reportArguments(terminal, wanted.left, options)
  const loaded = await readInventory(options.inventory)()
  if (E.isLeft(loaded)) return reportError(terminal, loaded.left, options)
  const { inventory } = loaded.right
  const suggestions = suggestionsFor(inventory, wanted.right)
  if (suggestions.length === 0) {
    const largest = largestFree(inventory, wanted.right)
    reportNone(terminal, { wanted: wanted.right, largest }, options)
    return 1
  }
  if (options.json) terminal.out(JSON.stringify({ suggestions }))
  else for (const cidr of suggestions) terminal.out(cidr)
  return 0
}
