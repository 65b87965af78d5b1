/** From text and back: parsing, merging and subtracting lists of CIDR text. */
import {
  type Ipv4Block,
  mergeBlocks,
  parseIpv4Block,
  renderIpv4Cidr,
  subtractBlocks,
} from '@byoa/core/network'
import { excludeCidr, mergeCidr, parseCidr } from 'cidr-tools'

import type { Figure } from './Figure.ts'
import { anyBlocks, blocksInPool, seeded, textsOf } from './cidrData.ts'
import { otherParsers } from './cidrPeers.ts'
import { type Operation, type TimingPlan, nanosecondsOf } from './cidrTiming.ts'

/** Measures reading one CIDR; ours refuses what the others read in some way or another. */
export const measureParse = (plan: TimingPlan): ReadonlyArray<Figure> => {
  const texts = textsOf(anyBlocks(8192, seeded(3)))
  const at = (index: number): string => texts[index % texts.length] ?? ''
  const others = Object.entries(otherParsers).map(([name, parse]): readonly [string, Operation] => [
    name,
    (index) => parse(at(index)),
  ])
  const times: Readonly<Record<string, number>> = nanosecondsOf(
    {
      ours: (index) => parseIpv4Block(at(index)),
      'cidr-tools': (index) => parseCidr(at(index)),
      ...Object.fromEntries(others),
    },
    plan,
  )
  return [
    ...Object.entries(times).map(([name, value]) => ({
      name: `parse: ${name}`,
      unit: 'ns',
      value,
    })),
    {
      name: 'parse: cidr-tools / ours',
      unit: 'x',
      value: (times['cidr-tools'] ?? Number.NaN) / (times['ours'] ?? Number.NaN),
      target: { atLeast: 1.3 },
    },
  ]
}

const parsed = (texts: ReadonlyArray<string>): ReadonlyArray<Ipv4Block> => {
  const blocks: Ipv4Block[] = []
  for (const text of texts) {
    const block = parseIpv4Block(text)
    if (block._tag === 'Left') throw new TypeError(JSON.stringify(block.left))
    blocks.push(block.right)
  }
  return blocks
}

const rendered = (blocks: ReadonlyArray<Ipv4Block>): ReadonlyArray<string> =>
  blocks.map((block) => renderIpv4Cidr(block))

const merged = (texts: ReadonlyArray<string>): ReadonlyArray<string> =>
  rendered(mergeBlocks(parsed(texts)))

const subtracted = (
  from: ReadonlyArray<string>,
  minus: ReadonlyArray<string>,
): ReadonlyArray<string> => rendered(subtractBlocks({ from: parsed(from), minus: parsed(minus) }))

const mustAgree = (ours: ReadonlyArray<string>, theirs: ReadonlyArray<string>): void => {
  if (ours.join() !== theirs.join()) throw new TypeError('cidr-tools comes to another result')
}

const milliseconds = (name: string, value: number): Figure => ({
  name,
  unit: 'ms',
  value: value / 1e6,
})

/**
 * Measures merging a list of 100,000 texts and taking as many away from a /8, text in and text out.
 */
export const measureMerge = (plan: TimingPlan): ReadonlyArray<Figure> => {
  const texts = [...textsOf(anyBlocks(100_000, seeded(4)))]
  const whole = ['10.0.0.0/8']
  const inside = [...textsOf(blocksInPool(100_000, seeded(6)))]
  mustAgree(merged(texts), mergeCidr(texts))
  mustAgree(subtracted(whole, inside), excludeCidr(whole, inside))
  const times = nanosecondsOf(
    {
      merge: () => merged(texts),
      mergeTools: () => mergeCidr(texts),
      subtract: () => subtracted(whole, inside),
      subtractTools: () => excludeCidr(whole, inside),
    },
    plan,
  )
  return [
    milliseconds('merge 1e5 texts: ours', times.merge),
    milliseconds('merge 1e5 texts: cidr-tools', times.mergeTools),
    milliseconds('subtract 1e5 texts: ours', times.subtract),
    milliseconds('subtract 1e5 texts: cidr-tools', times.subtractTools),
    {
      name: 'merge 1e5 texts: cidr-tools / ours',
      unit: 'x',
      value: times.mergeTools / times.merge,
      target: { atLeast: 3 },
    },
    {
      name: 'subtract 1e5 texts: cidr-tools / ours',
      unit: 'x',
      value: times.subtractTools / times.subtract,
      target: { atLeast: 3 },
    },
  ]
}
