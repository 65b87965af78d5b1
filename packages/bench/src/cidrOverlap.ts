/** Overlap checks anywhere in IPv4, at three sizes. */
import { CidrSet, type Ipv4Block } from '@byoa/core/network'

import type { Figure } from './Figure.ts'
import { missesOf, seeded, textsOf } from './cidrData.ts'
import { linearScan, sortedArrays } from './cidrFloors.ts'
import { cidrToolsPeer, otherPeers } from './cidrPeers.ts'
import { type Operation, type TimingPlan, nanosecondsOf } from './cidrTiming.ts'

/** So many different questions that no branch predictor learns the answers. */
const asked = 65_536

const overBlocks = (
  blocks: ReadonlyArray<Ipv4Block>,
  ask: (block: Ipv4Block) => boolean,
): Operation => {
  const [first] = blocks
  if (first === undefined) throw new TypeError('nothing to ask about')
  return (index) => ask(blocks[index % blocks.length] ?? first)
}

const sizeName = (count: number): string => `1e${Math.log10(count)}`

const targetsAt = (
  count: number,
  ratios: Readonly<Record<'sorted' | 'linear' | 'tools', number>>,
) => {
  const name = (other: string): string => `overlap anywhere, ${sizeName(count)}: ${other}`
  const ours: Figure = { name: name('ours / sorted arrays'), unit: 'x', value: ratios.sorted }
  const linear: Figure = { name: name('linear scan / ours'), unit: 'x', value: ratios.linear }
  const tools: Figure = { name: name('cidr-tools / ours'), unit: 'x', value: ratios.tools }
  if (count < 1e6) return [ours, linear, tools]
  return [
    { ...ours, target: { atMost: 2 } },
    { ...linear, target: { atLeast: 5000 } },
    { ...tools, target: { atLeast: 100_000 } },
  ]
}

/** Measures the check against blocks scattered over all of IPv4. */
export const measureOverlapAnywhere = (
  blocks: ReadonlyArray<Ipv4Block>,
  plan: TimingPlan,
  withAllPeers: boolean,
): ReadonlyArray<Figure> => {
  const count = blocks.length
  const set = CidrSet.fromBlocks(blocks)
  const misses = missesOf(set, asked, seeded(17))
  const times = nanosecondsOf(
    {
      ours: overBlocks(misses, (block) => CidrSet.overlaps(set, block)),
      sorted: overBlocks(misses, sortedArrays(blocks)),
    },
    plan,
  )
  const { linear } = nanosecondsOf({ linear: overBlocks(misses, linearScan(blocks)) }, plan)
  const texts = textsOf(blocks)
  const missTexts = textsOf(misses)
  const peers = (withAllPeers ? [cidrToolsPeer, ...otherPeers] : [cidrToolsPeer]).map((peer) => {
    const ask = peer.prepare(texts)
    const operation: Operation = (index) => ask(missTexts[index % asked] ?? '')
    const rounds = Math.min(plan.rounds, 3)
    const { time } = nanosecondsOf({ time: operation }, { ...plan, rounds })
    return { name: peer.name, time }
  })
  const tools = peers[0]?.time ?? Number.NaN
  const name = `overlap anywhere, ${sizeName(count)}`
  return [
    { name: `${name}: ours`, unit: 'ns', value: times.ours },
    { name: `${name}: sorted arrays`, unit: 'ns', value: times.sorted },
    { name: `${name}: linear scan`, unit: 'ns', value: linear },
    ...peers.map((peer) => ({ name: `${name}: ${peer.name}`, unit: 'ns', value: peer.time })),
    ...targetsAt(count, {
      sorted: times.ours / times.sorted,
      linear: linear / times.ours,
      tools: tools / times.ours,
    }),
  ]
}
