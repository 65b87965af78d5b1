/** Rescale's side and the accounts of the customers, with as many VPCs as the quotas require. */
import { type RescaleConfig, RescaleConfigCodec } from '@byoa/cloud'
import { decode } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'

/** AWS's default quota is 50 active peerings of a VPC. */
export const rescaleFor = (onboardings: number): RescaleConfig => {
  const decoded = decode(RescaleConfigCodec, {
    version: 1,
    accounts: [{ partition: 'aws', accountId: '999988887777' }],
    vpcs: Array.from({ length: Math.ceil(onboardings / 30) }, (_, index) => ({
      vpcId: `vpc-0aa10000000000${String(index).padStart(3, '0')}`,
      region: 'us-east-1',
      cidrs: [`10.${index}.0.0/16`],
    })),
  })
  if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
  return decoded.right
}

/** The file of a sandbox. */
export const scenarioOf = (rescale: RescaleConfig, onboardings: number): unknown => ({
  version: 1,
  rescale,
  customers: Array.from({ length: onboardings }, (_, index) => ({
    accountId: String(111_100_000_000 + index),
    region: 'us-east-1',
  })),
})
