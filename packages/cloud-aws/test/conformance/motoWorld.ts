/** A moto server as an empty world with Rescale in it. */
import { CreateVpcCommand, DescribeRouteTablesCommand } from '@aws-sdk/client-ec2'
import type { WaitOptions } from '@byoa/cloud'
import { parseRouteTableId, parseVpcId } from '@byoa/core/iam/identity'
import { region, rescaleAccountId, rescaleCidr, valid } from '@byoa/scripted-aws'
import type { RescaleSide } from '@byoa/testing/cloud-conformance'

import { awsClients } from '../../src/clients/AwsClients.ts'
import { systemWait } from '../../src/systemWait.ts'
import { partiesOn } from '../moto/parties.ts'
import type { SdkParties } from './sdkScene.ts'

/** Moto does everything at once, so there is little to wait for. */
export const motoPatience: NonNullable<WaitOptions['patience']> = {
  iam: { everySeconds: 0.01, atMostSeconds: 0.02 },
  stack: { everySeconds: 0.02, atMostSeconds: 10 },
  peeringVisible: { everySeconds: 0.02, atMostSeconds: 0.04 },
}

export interface MotoWorld {
  readonly parties: SdkParties
  readonly rescale: RescaleSide
}

/** Forgets everything that the server holds, and gives Rescale its VPC. */
export const newMotoWorld = async (endpoint: string): Promise<MotoWorld> => {
  await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
  const parties = await partiesOn(endpoint)
  const ec2 = awsClients(parties.rescale)(region).ec2()
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: rescaleCidr }))
  const vpcId = valid(parseVpcId(Vpc?.VpcId ?? ''))
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
  )
  const routeTableId = valid(parseRouteTableId(RouteTables?.[0]?.RouteTableId ?? ''))
  return {
    parties: { ...parties, wait: systemWait, patience: motoPatience },
    rescale: {
      accountId: rescaleAccountId,
      vpcId,
      cidrs: [rescaleCidr],
      routeTableIds: [routeTableId],
    },
  }
}
