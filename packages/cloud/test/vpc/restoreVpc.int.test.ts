/** Restoring a VPC on the in-memory AWS, which enforces what may be attached when. */
import {
  administratorKeyOf,
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { fromMilliseconds } from '@byoa/core/values'
import { customerAccountId, externalId, region, setupOf, valid } from '@byoa/scripted-aws'
import { expect, it } from 'vitest'

const stackName = 'rescale-byoa-acme'

const stackOn = async () => {
  const now = valid(fromMilliseconds(Date.UTC(2026, 0, 1)))
  const { world, rescale } = rescaleWorld(defaultRescale, { now })
  const cloud = createMemoryCloud({
    world: withCustomerAccount(world, { accountId: customerAccountId, region }),
    rescale,
  })
  const customerConsole = cloud.customerConsole(customerAccountId)
  const template = { region, stackName, templateBody: setupOf(2).body }
  const { roleArn, vpcId } = valid(await customerConsole.runStack(template)())
  const see = async () =>
    valid(await cloud.customerCloud.describeVpc({ roleArn, externalId, region, vpcId })())
  const resources = valid(await customerConsole.describeStackResources(template)())
  const gatewayId = resources.find(({ logicalId }) => logicalId === 'InternetGateway')?.physicalId
  const restore = async () => valid(await customerConsole.restoreVpc(template)())
  const { ec2 } = cloud.administratorAws(customerAccountId, region)
  const accessKeyId = administratorKeyOf(cloud.world(), customerAccountId)
  const newGateway = () => {
    const call = { action: 'CreateInternetGateway', input: {} } as const
    return valid(cloud.call({ accessKeyId, region }, call)).InternetGateway.InternetGatewayId
  }
  return { ec2, newGateway, VpcId: vpcId, InternetGatewayId: gatewayId ?? '', see, restore }
}

it('a VPC that was changed by hand is as the stack made it again, in place', async () => {
  const { ec2, newGateway, VpcId, InternetGatewayId, see, restore } = await stackOn()
  const before = await see()
  const off = { Value: false }
  valid(await ec2.modifyVpcAttribute({ VpcId, EnableDnsHostnames: off })())
  valid(await ec2.modifyVpcAttribute({ VpcId, EnableDnsSupport: off })())
  valid(await ec2.detachInternetGateway({ VpcId, InternetGatewayId })())
  valid(await ec2.attachInternetGateway({ VpcId, InternetGatewayId: newGateway() })())
  expect(await see()).not.toEqual(before)
  await restore()
  expect(await see()).toEqual(before)
  await restore()
  expect(await see()).toEqual(before)
})
