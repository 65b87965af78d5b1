/** Building and changing a set of blocks, suggesting free ones beside it, and what it weighs. */
import {
  CidrSet,
  InventoryDocument,
  type Ipv4Block,
  inventoryOfBlocks,
  renderIpv4Cidr,
  suggestCidrs,
} from '@byoa/core/network'

import type { Figure } from './Figure.ts'
import { blocksOfLength, mixedBlocks, parent, seeded } from './cidrData.ts'
import { type TimingPlan, bytesKeptBy, nanosecondsOf } from './cidrTiming.ts'
import { right } from './right.ts'

/** Measures building a set of a million blocks, and one insert that leaves the old set valid. */
export const measureSet = (
  scattered: ReadonlyArray<Ipv4Block>,
  plan: TimingPlan,
): ReadonlyArray<Figure> => {
  const set = CidrSet.fromBlocks(scattered)
  const further = blocksOfLength(24, seeded(28))
  const { build } = nanosecondsOf(
    { build: () => CidrSet.fromBlocks(scattered) },
    { ...plan, rounds: Math.min(plan.rounds, 5) },
  )
  const { insert } = nanosecondsOf(
    { insert: (index) => CidrSet.insert(set, further[index % further.length] ?? parent) },
    plan,
  )
  return [
    { name: 'build a set of 1e6', unit: 'ms', value: build / 1e6, target: { atMost: 1000 } },
    { name: 'insert into a set of 1e6, the old set kept', unit: 'ns', value: insert },
  ]
}

const emptyInventory: InventoryDocument = right(
  InventoryDocument.decode({
    version: 1,
    rescaleVpc: {
      vpcId: 'vpc-0123456789abcdef0',
      accountId: '999988887777',
      region: 'us-east-1',
      cidrs: [],
    },
    held: [],
    denied: [],
    customerNetworks: [],
    allowed: [renderIpv4Cidr(parent)],
  }),
)

/** Measures suggestions of a /24 beside inventories that are nearly full, and one that is. */
export const measureSuggestions = (plan: TimingPlan): ReadonlyArray<Figure> => {
  const shuffled = blocksOfLength(24, seeded(9))
  const ordered = shuffled.toSorted((a, b) => a - b)
  const taken = Math.floor(ordered.length * 0.9)
  const nearTo = shuffled.slice(0, 4096).map((block) => renderIpv4Cidr(block))
  const loads = {
    '90 % held at random': shuffled.slice(0, taken),
    '90 % held in order': ordered.slice(0, taken),
    'one left': ordered.toSpliced(65_530, 1),
    'none left': ordered,
  }
  return Object.entries(loads).flatMap(([name, held]) => {
    const inventory = inventoryOfBlocks({ ...emptyInventory, held })
    const request = { inventory, prefixLength: 24, count: 1 }
    const times = nanosecondsOf(
      {
        'nearest free': (index) =>
          suggestCidrs({
            ...request,
            near: nearTo[index % nearTo.length] ?? renderIpv4Cidr(parent),
          }),
        'best fit': () => suggestCidrs(request),
      },
      plan,
    )
    return Object.entries(times).map(([search, nanoseconds]) => ({
      name: `suggest a /24, ${search}, ${name}`,
      unit: 'us',
      value: nanoseconds / 1000,
    }))
  })
}

const bytesPerBlock = (blocks: ReadonlyArray<Ipv4Block>): number =>
  bytesKeptBy(() => CidrSet.fromBlocks(blocks)) / blocks.length

/** Measures what each block costs in memory. */
export const measureMemory = (scattered: ReadonlyArray<Ipv4Block>): ReadonlyArray<Figure> => {
  const mixed = mixedBlocks(100_000, seeded(11))
  return [
    {
      name: 'memory a block, set of 1e5 mixed in a /8',
      unit: 'B',
      value: bytesPerBlock(mixed),
      target: { atMost: 10 },
    },
    {
      name: 'memory a block, set of 1e6 scattered',
      unit: 'B',
      value: bytesPerBlock(scattered),
      target: { atMost: 150 },
    },
  ]
}
