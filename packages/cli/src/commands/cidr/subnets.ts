/**
 * `byoa cidr subnets`: divides a VPC block into one subnet per zone, and counts the nodes that fit.
 */
import { omitUndefined } from '@byoa/core/codec'
import {
  type CapacityExplanation,
  type Ipv4Cidr,
  type PlanSubnetsError,
  type SubnetPlan,
  addressesOf,
  explainCapacity,
  planSubnets,
} from '@byoa/core/network'
import type { Language } from '@byoa/core/values'
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { reportError } from '../../terminal/CommandError.ts'
import type { ExitCode, Terminal } from '../../terminal/Terminal.ts'
import { wordsIn } from '../../terminal/words.ts'
import {
  type Argument,
  allArguments,
  badArguments,
  cidrArgument,
  numberArgument,
  optional,
} from '../readArguments.ts'

export interface SubnetsOptions {
  readonly zones: string
  readonly nodes?: string
  readonly json: boolean
  readonly language: Language
}

interface Request {
  readonly cidr: Ipv4Cidr
  readonly zoneCount: number
  readonly plannedNodes: number | undefined
}

const requestOf = (text: string, options: SubnetsOptions): Argument<Request> =>
  sequenceS(allArguments)({
    cidr: cidrArgument('CIDR', text),
    zoneCount: numberArgument('--zones', options.zones, { from: 1, to: 6 }),
    plannedNodes: optional(options.nodes, (nodes) =>
      numberArgument('--nodes', nodes, { from: 1, to: 1_000_000 }),
    ),
  })

const reportRefusal = (
  terminal: Terminal,
  error: PlanSubnetsError,
  { json, language }: SubnetsOptions,
): ExitCode => {
  const message = wordsIn[language].describePlanSubnetsError(error)
  if (json) terminal.out(JSON.stringify({ error, message }))
  else terminal.err(terminal.colours.red(message))
  return 1
}

interface SubnetsResult {
  readonly request: Request
  readonly plan: SubnetPlan
  readonly capacity: CapacityExplanation
}

const count = new Intl.NumberFormat('en-US')

const englishNodes = (planned: number | undefined, capacity: CapacityExplanation): string => {
  const title = `${count.format(capacity.capacityNodes)} nodes fit in all`
  if (planned === undefined) return `${title}.`
  const { fittingPrefixLength: length } = capacity
  const smallest =
    length === undefined
      ? 'no VPC block is large enough'
      : `a /${length} is the smallest block that fits`
  return capacity.capacityNodes >= planned
    ? `${title}; for ${count.format(planned)}, ${smallest}.`
    : `${title}, not ${count.format(planned)}: ${smallest}.`
}

const japaneseNodes = (planned: number | undefined, capacity: CapacityExplanation): string => {
  const title = `合計 ${count.format(capacity.capacityNodes)} ノードを収容できます。`
  if (planned === undefined) return title
  const { fittingPrefixLength: length } = capacity
  return length === undefined
    ? `${title}${count.format(planned)} ノードを収容できる VPC ブロックはありません。`
    : `${title}${count.format(planned)} ノードには /${length} 以上の大きさが必要です。`
}

const nodesLine = ({ request, capacity }: SubnetsResult, language: Language): string =>
  language === 'ja'
    ? japaneseNodes(request.plannedNodes, capacity)
    : englishNodes(request.plannedNodes, capacity)

const addressesLine = (cidr: Ipv4Cidr, language: Language): string => {
  const { mask, first, last, broadcast = '' } = addressesOf(cidr)
  return language === 'ja'
    ? `${mask}  ${first} ～ ${last}  ブロードキャスト ${broadcast}`
    : `${mask}  ${first} to ${last}  broadcast ${broadcast}`
}

/** Why there are fewer nodes than addresses. */
const reservedLine: Readonly<Record<Language, string>> = {
  en: 'AWS reserves the first four addresses of each subnet, including the network address, and the last.',
  ja: '各サブネットの最初の 4 個(ネットワークアドレスを含む)と最後のアドレスは、AWS が予約しています。',
}

const showPlan = ({ out, colours }: Terminal, result: SubnetsResult, language: Language): void => {
  const { subnets, remainder } = result.plan
  const [zone, free, nodesWord] =
    language === 'ja' ? ['ゾーン', '未使用', 'ノード'] : ['zone', 'unused', 'nodes']
  for (const { zoneIndex, cidr, usableAddresses } of subnets) {
    const nodes = count.format(usableAddresses).padStart(7)
    out(`${zone} ${zoneIndex + 1}  ${colours.bold(cidr.padEnd(18))}  ${nodes} ${nodesWord}`)
    out(`        ${colours.dim(addressesLine(cidr, language))}`)
  }
  for (const cidr of remainder) out(`${free}  ${colours.dim(cidr)}`)
  out(reservedLine[language])
  out(nodesLine(result, language))
}

const jsonOf = ({ request, plan, capacity }: SubnetsResult): object => ({
  subnets: plan.subnets.map((subnet) => ({ ...subnet, ...addressesOf(subnet.cidr) })),
  remainder: plan.remainder,
  capacityNodes: plan.capacityNodes,
  capacityNodesPerZone: capacity.capacityNodesPerZone,
  ...(request.plannedNodes === undefined
    ? {}
    : omitUndefined({
        plannedNodes: request.plannedNodes,
        fittingPrefixLength: capacity.fittingPrefixLength,
      })),
})

const showSubnets = (
  terminal: Terminal,
  { request, plan }: Omit<SubnetsResult, 'capacity'>,
  options: SubnetsOptions,
): ExitCode => {
  const { cidr, zoneCount, plannedNodes } = request
  const capacity = explainCapacity({ cidr, zoneCount, ...omitUndefined({ plannedNodes }) })
  const result = { request, plan, capacity }
  if (options.json) terminal.out(JSON.stringify(jsonOf(result)))
  else showPlan(terminal, result, options.language)
  return capacity.capacityNodes >= (plannedNodes ?? 0) ? 0 : 1
}

const planFor = (terminal: Terminal, request: Request, options: SubnetsOptions): ExitCode =>
  pipe(
    planSubnets(request),
    E.match(
      (refusal) => reportRefusal(terminal, refusal, options),
      (plan) => showSubnets(terminal, { request, plan }, options),
    ),
  )

/** Plans subnets. Exit 0 when they fit, and the nodes in them; 1 when they do not; 2 bad input. */
export const subnets = (terminal: Terminal, text: string, options: SubnetsOptions): ExitCode =>
  pipe(
    requestOf(text, options),
    E.match(
      (wrong) => reportError(terminal, badArguments(wrong), options),
      (request) => planFor(terminal, request, options),
    ),
  )
