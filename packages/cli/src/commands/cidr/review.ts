/** `byoa cidr review`: every conflict of a range, and free alternatives. */
import { omitUndefined } from '@byoa/core/codec'
import {
  CheckSet,
  type CidrVerdict,
  type Inventory,
  type Ipv4Cidr,
  currentCheckSet,
  explainCapacity,
  reviewCidr,
  suggestCidrs,
} from '@byoa/core/network'
import type { Language } from '@byoa/core/values'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { BadInput } from '../../terminal/badInput.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { reportResult } from '../../terminal/reportResult.ts'
import { paintedLevel, wordsIn } from '../../terminal/words.ts'
import { writeHanging } from '../../terminal/writeHanging.ts'
import {
  allArguments,
  argument,
  badArguments,
  cidrArgument,
  numberArgument,
  optional,
} from '../readArguments.ts'
import { readInventory } from '../documents/readInventory.ts'

export interface ReviewOptions {
  readonly inventory: string
  /** The prefix length of the alternatives; absent: that of the proposed block. */
  readonly prefixLength?: string
  readonly zones: string
  readonly nodes?: string
  readonly checkSet?: string
  readonly json: boolean
  readonly language: Language
}

interface Review {
  readonly cidr: Ipv4Cidr
  readonly zoneCount: number
  readonly plannedNodes: number | undefined
  readonly prefixLength: number | undefined
  readonly checkSet: CheckSet
}

const largestVpc = 16
const mostNodes = 1_000_000

/** The longest prefix that still has a subnet for each zone. */
const longestFor = (cidr: Ipv4Cidr, zoneCount: number): number =>
  explainCapacity({ cidr, zoneCount }).fittingPrefixLength ?? largestVpc

const reviewOf = (text: string, options: ReviewOptions): E.Either<BadInput, Review> => {
  const cidr = cidrArgument('CIDR', text)
  const zoneCount = numberArgument('--zones', options.zones, { from: 1, to: 6 })
  const to = E.isRight(cidr) && E.isRight(zoneCount) ? longestFor(cidr.right, zoneCount.right) : 28
  return pipe(
    sequenceS(allArguments)({
      cidr,
      zoneCount,
      plannedNodes: optional(options.nodes, (nodes) =>
        numberArgument('--nodes', nodes, { from: 1, to: mostNodes }),
      ),
      prefixLength: optional(options.prefixLength, (length) =>
        numberArgument('--prefix-length', length, { from: largestVpc, to }),
      ),
      checkSet: argument('--check-set', CheckSet, Number(options.checkSet ?? currentCheckSet)),
    }),
    E.mapLeft(badArguments),
  )
}

const alternativeCount = 3

const verdictOn = (inventory: Inventory, review: Review): CidrVerdict => {
  const { cidr, zoneCount, plannedNodes, prefixLength, checkSet } = review
  const proposal = { cidr, zoneCount, ...omitUndefined({ plannedNodes }) }
  const verdict = reviewCidr(inventory, proposal, checkSet)
  if (prefixLength === undefined || verdict.verdict === 'accepted') return verdict
  const wanted = { inventory, prefixLength, near: cidr, count: alternativeCount }
  return { ...verdict, alternatives: suggestCidrs(wanted) }
}

const titles: Readonly<Record<Language, Readonly<Record<CidrVerdict['verdict'], string>>>> = {
  en: { accepted: 'is accepted', declined: 'is declined' },
  ja: { accepted: 'は使用できます', declined: 'は使用できません' },
}

const adviceOn = ({ alternatives }: CidrVerdict, language: Language): string => {
  const list = alternatives.join(', ')
  if (language === 'ja') {
    return list === ''
      ? '代わりに使えるブロックはありません。'
      : `代わりに提案できるブロック: ${list}`
  }
  return list === ''
    ? 'No block of this size is free.'
    : `Propose one of these instead, nearest first: ${list}`
}

/** Limits findings of the same kind on a screen; `--json` has all of them. */
const mostShownOfAKind = 20

const showFindings = (terminal: Terminal, { findings }: CidrVerdict, language: Language): void => {
  for (const id of new Set(findings.map((finding) => finding.id))) {
    const ofAKind = findings.filter((finding) => finding.id === id)
    for (const finding of ofAKind.slice(0, mostShownOfAKind)) {
      writeHanging(
        terminal,
        `  ${paintedLevel(terminal.colours, finding.level)}  `,
        `${id}: ${wordsIn[language].describeCidrFinding(finding)}`,
      )
    }
    const hidden = ofAKind.length - mostShownOfAKind
    const more = language === 'ja' ? `ほか ${hidden} 件` : `${hidden} more like these`
    if (hidden > 0) writeHanging(terminal, ' '.repeat(11), `${id}: ${more}`)
  }
}

const showVerdict = (
  terminal: Terminal,
  { cidr, verdict }: { readonly cidr: Ipv4Cidr; readonly verdict: CidrVerdict },
  language: Language,
): void => {
  const { out, colours } = terminal
  const space = language === 'ja' ? '' : ' '
  const title = `${cidr}${space}${titles[language][verdict.verdict]}`
  out(colours.bold(verdict.verdict === 'accepted' ? colours.green(title) : colours.red(title)))
  showFindings(terminal, verdict, language)
  if (verdict.verdict === 'declined') writeHanging(terminal, '', adviceOn(verdict, language))
}

/** Reviews a CIDR. Exit 0 accepted, 1 declined, 2 bad input. */
export const review = (
  terminal: Terminal,
  text: string,
  options: ReviewOptions,
): Promise<ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('asked', () => TE.fromEither(reviewOf(text, options))),
    TE.bind('loaded', () => readInventory(options.inventory)),
    TE.map(({ asked, loaded }) => ({
      cidr: asked.cidr,
      verdict: verdictOn(loaded.inventory, asked),
    })),
    reportResult(terminal, options, ({ cidr, verdict }) => {
      const { checkSet: _checkSet, ...answer } = verdict
      if (options.json) terminal.out(JSON.stringify(answer))
      else showVerdict(terminal, { cidr, verdict }, options.language)
      return verdict.verdict === 'accepted' ? 0 : 1
    }),
  )
