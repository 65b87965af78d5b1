import type { RescaleDirectory } from '@byoa/application'
import { parseRegion, parseVpcId } from '@byoa/core/iam/identity'
import { currentCheckSet, parseIpv4Cidr, reviewCidr } from '@byoa/core/network'
import {
  refused,
  region,
  rescaleAccountId,
  rescaleCidr,
  rescaleVpcId,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import type { RescaleConfig, RescaleVpcConfig } from '../../src/directory/RescaleConfig.ts'
import { configuredDirectory } from '../../src/directory/configuredDirectory.ts'

const heldCidr = valid(parseIpv4Cidr('10.20.0.0/16'))
const elsewhere = valid(parseRegion('eu-west-1'))
const otherVpcId = valid(parseVpcId('vpc-0a0a0a0a0a0a0a0a1'))
const complete = { vpcId: rescaleVpcId, region, cidrs: [rescaleCidr], held: [heldCidr] }

const configOf = (...vpcs: ReadonlyArray<RescaleVpcConfig>): RescaleConfig => ({
  version: 1,
  accounts: [{ partition: 'aws', accountId: rescaleAccountId }],
  vpcs,
})

const directoryOf = (...vpcs: ReadonlyArray<RescaleVpcConfig>): RescaleDirectory =>
  configuredDirectory(configOf(...vpcs))

describe('a directory without credentials', () => {
  it('has the configured VPCs of a Region, without route tables and load', async () => {
    const directory = directoryOf(complete, { region: elsewhere })
    expect(valid(await directory.candidates(region)())).toEqual([
      {
        vpc: {
          vpcId: rescaleVpcId,
          accountId: rescaleAccountId,
          region,
          cidrs: [rescaleCidr],
          routeTableIds: [],
        },
        load: {
          activePeerings: 0,
          pendingRequests: 0,
          routesInFullestTable: 0,
          quotas: { activePeerings: 50, pendingRequests: 25, routesPerTable: 500 },
        },
      },
    ])
  })

  it('has the configured load and quotas', async () => {
    const load = { activePeerings: 12, quotas: { activePeerings: 125 } }
    const [candidate] = valid(await directoryOf({ ...complete, load }).candidates(region)())
    expect(candidate?.load).toMatchObject(load)
  })

  it('judges a block by what is configured', async () => {
    const inventory = valid(await directoryOf(complete).inventory(rescaleVpcId)())
    const findings = (text: string) =>
      reviewCidr(
        inventory,
        { cidr: valid(parseIpv4Cidr(text)), zoneCount: 2 },
        currentCheckSet,
      ).findings.map(({ id }) => id)
    expect(findings(rescaleCidr)).toEqual(['rescale-vpc-overlap'])
    expect(findings(heldCidr)).toEqual(['held-overlap'])
    expect(findings('10.50.0.0/16')).toEqual([])
  })

  it.each([
    ['cidrs', { vpcId: rescaleVpcId, region }],
    ['cidrs', { vpcId: rescaleVpcId, region, cidrs: [] }],
    ['vpcId', { region, cidrs: [rescaleCidr], tag: { key: 'Name', value: 'hub' } }],
  ] as const)('asks for credentials without %s', async (what, config) => {
    const directory = directoryOf(config)
    for (const failure of [
      refused(await directory.candidates(region)()),
      refused(await directory.inventory(rescaleVpcId)()),
    ]) {
      expect(failure).toMatchObject({ code: 'CredentialsNeeded', retryable: false })
      expect(failure.message).toContain(what)
      expect(failure.message).toContain('pass credentials')
    }
  })

  it('does not know other VPCs and accounts', async () => {
    const directory = directoryOf(complete)
    expect(valid(await directory.account('aws')())).toEqual({ accountId: rescaleAccountId })
    expect(refused(await directory.account('aws-cn')()).code).toBe('NotInDirectory')
    expect(refused(await directory.inventory(otherVpcId)()).code).toBe('NotInDirectory')
  })
})
