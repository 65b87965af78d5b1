import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findNodeWarnings } from '../../src/cloudformation/nodeWarnings.ts'
import { InstanceFamily } from '../../src/network/networkCards.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'
import { expectEvidence, expectTexts } from '../words/texts.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { certainTemplate } from './setupVariants.ts'

const family = (text: string): InstanceFamily => certainlyOf(InstanceFamily, text)

const withSeveralCards = fc.constantFrom('hpc7a', 'p5', 'trn1', 'u7in-16tb').map(family)
const withOneCard = fc.constantFrom('hpc6a', 'c8i-flex', 'm7i').map(family)

test('a family with several cards is warned of exactly where subnets of nodes map public addresses', () => {
  fc.assert(
    fc.property(setupTemplateInput(), withSeveralCards, withOneCard, (drawn, several, one) => {
      const input = { ...drawn, tier: 'compute' as const }
      const subnets = Object.values(certainTemplate(input).template.Resources).filter(
        ({ Type, Properties }) =>
          Type === 'AWS::EC2::Subnet' && Properties['MapPublicIpOnLaunch'] === true,
      )
      const warned = findNodeWarnings({ ...input, instanceFamilies: [one, several, several] })
      expect(warned.map((warning) => warning.family)).toEqual(subnets.length > 0 ? [several] : [])
    }),
  )
})

test('nobody is warned who names no family, or has no nodes', () => {
  fc.assert(
    fc.property(setupTemplateInput(), withSeveralCards, (input, several) => {
      expect(findNodeWarnings(input)).toEqual([])
      const families = { instanceFamilies: [several] }
      expect(findNodeWarnings({ ...input, ...families, tier: 'connect' })).toEqual([])
    }),
  )
})

describe('a warning', () => {
  const [warning] = findNodeWarnings({ egress: 'open', instanceFamilies: [family('c6in')] })

  test('names the types and where AWS says so, in both languages', () => {
    if (warning === undefined) throw new TypeError('there is no warning')
    expect(warning.instanceTypes).toEqual(['c6in.32xlarge', 'c6in.metal'])
    expect(warning.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    expectTexts((words) => words.describeNodeWarning(warning))
    expectEvidence(
      (words) => words.describeNodeWarning(warning),
      [...warning.instanceTypes, warning.source, '"nodeSubnets": "private"'],
    )
  })
})
