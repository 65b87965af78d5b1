import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { egressGaps, egressList } from '../../src/cloudformation/egressList.ts'
import type { TemplateRecord } from '../../src/cloudformation/Template.ts'
import { wordsIn } from '../words/wordsIn.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { certainTemplate } from './setupVariants.ts'

test('with egress blocked, each port that leaves the group is on the list, and none else', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (drawn) => {
      const input = { ...drawn, egress: 'blocked' as const, tier: 'compute' as const }
      const group = certainTemplate(input).template.Resources['ComputeSecurityGroup']
      const rules = (group?.Properties['SecurityGroupEgress'] ??
        []) as ReadonlyArray<TemplateRecord>
      const leaving = egressList(input).filter(({ way }) => way !== 'link-local')
      const ports = (from: unknown, to: unknown): string => JSON.stringify([from, to])
      expect(new Set(leaving.map(({ fromPort, toPort }) => ports(fromPort, toPort)))).toEqual(
        new Set(rules.map(({ FromPort, ToPort }) => ports(FromPort, ToPort))),
      )
    }),
  )
})

test('every service of AWS that is called has an endpoint where egress is blocked', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (drawn) => {
      const input = { ...drawn, egress: 'blocked' as const, tier: 'compute' as const }
      const hosts = egressList(input)
        .filter(({ way }) => way === 'interface-endpoint')
        .map(({ host = '' }) => host.split('.')[0])
      const services = Object.values(certainTemplate(input).template.Resources)
        .filter(({ Properties }) => Properties['VpcEndpointType'] === 'Interface')
        .map(({ Properties }) => JSON.stringify(Properties['ServiceName']).split('.').at(-1))
      expect(services).toHaveLength(hosts.length)
      expect(new Set(hosts.map((host) => `${host}"`))).toEqual(new Set(services))
    }),
  )
})

test('with egress open, the way is the one of the subnets', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (drawn) => {
      const input = { ...drawn, egress: 'open' as const, tier: 'compute' as const }
      const ways = new Set(egressList(input).map(({ way }) => way))
      expect(ways.has('nat-gateway')).toBe(input.nodeSubnets === 'private')
      expect(ways.has('internet-gateway')).toBe(input.nodeSubnets !== 'private')
      expect(ways.has('interface-endpoint')).toBe(false)
    }),
  )
})

test('a tier without nodes calls nothing', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      expect(egressList({ ...input, tier: 'connect' })).toEqual([])
    }),
  )
})

describe('every purpose and gap has its words', () => {
  test.each(['en', 'ja'] as const)('%s', (language) => {
    const { describeEgressPurpose, describeEgressGap } = wordsIn[language]
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        for (const { purpose } of egressList(input)) {
          expect(describeEgressPurpose(purpose)).toMatch(/[.。]$/)
        }
        for (const gap of egressGaps(input.egress)) {
          expect(describeEgressGap(gap)).toMatch(/[.。]$/)
        }
      }),
    )
  })
})
