/**
 * CreateDefaultVpc and CreateDefaultSubnet.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/userguide/work-with-default-vpc.html
 */
import { overlaps, toBlock } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { putNetwork, putResource, resourcesOf } from '../../world/World.ts'
import { withFreshIds } from '../../world/freshId.ts'
import type { Vpc } from '../../world/network.ts'
import {
  defaultNetwork,
  defaultSubnet,
  defaultSubnetBlocks,
  newDefaultVpc,
} from '../../world/newVpc.ts'
import { type Zone, zonesOf } from '../../world/zones.ts'
import { type Action, type Context, type Outcome, answer } from '../Action.ts'
import { refuse } from '../AwsError.ts'
import type { CreateDefaultSubnetRequest, CreateDefaultVpcRequest } from './Ec2Inputs.ts'
import { ec2Arn, vpcNeed } from './arns.ts'
import { type SubnetOutput, subnetOutput, zoneOf } from './subnets.ts'
import { type VpcOutput, vpcLimit, vpcOutput } from './vpcs.ts'

/** Returns the default VPC of the caller's account in its Region; undefined when there is none. */
export const defaultVpcIn = (context: Context): Vpc | undefined =>
  resourcesOf(context.world, context, 'vpcs').find(({ isDefault }) => isDefault)

// CreateDefaultVpc

const createVpc = (context: Context): Outcome<{ readonly Vpc: VpcOutput }> => {
  if (defaultVpcIn(context) !== undefined) {
    return refuse(
      'DefaultVpcAlreadyExists',
      'A Default VPC already exists for this account in this region.',
    )
  }
  const full = vpcLimit(context)
  if (E.isLeft(full)) return full
  const { accountId, region, identity } = context
  const [world, { vpc, network }] = withFreshIds(context.world, (newId) => {
    const made = newDefaultVpc({ accountId, region }, newId)
    return { vpc: made, network: defaultNetwork(made, zonesOf(identity.account, region), newId) }
  })
  return answer(putNetwork(world, context, network), {
    Vpc: { ...vpcOutput(vpc, world), State: 'pending' },
  })
}

export const createDefaultVpc: Action<CreateDefaultVpcRequest, { readonly Vpc: VpcOutput }> = {
  permission: 'ec2:CreateDefaultVpc',
  needs: (context) => [{ resource: ec2Arn(context, 'vpc', '*') }],
  run: createVpc,
}

// CreateDefaultSubnet

const createIn = (
  context: Context,
  vpc: Vpc,
  zone: Zone,
): Outcome<{ readonly Subnet: SubnetOutput }> => {
  const siblings = resourcesOf(context.world, context, 'subnets').filter(
    ({ vpcId }) => vpcId === vpc.id,
  )
  const twin = siblings.find(
    ({ isDefault, availabilityZone }) => isDefault && availabilityZone === zone.name,
  )
  if (twin !== undefined) {
    return refuse(
      'DefaultSubnetAlreadyExistsInAvailabilityZone',
      `'${twin.id}' is already the default subnet in ${zone.name}.`,
    )
  }
  const cidr = defaultSubnetBlocks.find((block) =>
    siblings.every((sibling) => !overlaps(toBlock(sibling.cidr), toBlock(block))),
  )
  if (cidr === undefined) {
    return refuse(
      'InsufficientFreeAddressesInSubnet',
      `The default VPC '${vpc.id}' has no free block of the size of a default subnet.`,
    )
  }
  const { accountId, region } = context
  const [world, subnet] = withFreshIds(context.world, (newId) =>
    defaultSubnet({ accountId, region, vpcId: vpc.id, zone, cidr }, newId),
  )
  return answer(putResource(world, 'subnets', subnet), { Subnet: subnetOutput(context)(subnet) })
}

export const createDefaultSubnet: Action<
  CreateDefaultSubnetRequest,
  { readonly Subnet: SubnetOutput }
> = {
  permission: 'ec2:CreateDefaultSubnet',
  needs: (context) => [
    { resource: ec2Arn(context, 'subnet', '*') },
    vpcNeed(context, defaultVpcIn(context)?.id ?? '*'),
  ],
  run: (context, input) => {
    const vpc = defaultVpcIn(context)
    return vpc === undefined
      ? refuse('DefaultVpcDoesNotExist', 'No default VPC exists for this account in this region.')
      : pipe(
          zoneOf(context, input),
          E.flatMap((zone) => createIn(context, vpc, zone)),
        )
  },
}
