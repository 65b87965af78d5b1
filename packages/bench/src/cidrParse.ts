/** Parsing CIDR text. */
import { parseIpv4Block } from '@byoa/core/network'
import { parseCidr } from 'cidr-tools'

import type { Figure } from './Figure.ts'
import { anyBlocks, seeded, textsOf } from './cidrData.ts'
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
