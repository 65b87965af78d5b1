/**
 * Restoring a VPC through the SDK on the in-memory AWS, which enforces what may be attached when.
 */
import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  DetachInternetGatewayCommand,
  type EC2Client,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2'
import { expect, it } from 'vitest'

import { sdkPorts } from '../conformance/sdkScene.ts'
import { newWireWorld } from '../conformance/wireWorld.ts'
import { externalId, region, setupOf } from '../samples.ts'
import { valid } from '../valid.ts'

const stackName = 'rescale-byoa-acme'

const stackOn = async () => {
  const { parties } = newWireWorld()
  const { customerCloud, customerConsole } = sdkPorts(parties)
  const template = { region, stackName, templateBody: setupOf(2).body }
  const { roleArn, vpcId } = valid(await customerConsole.runStack(template)())
  const see = async () =>
    valid(await customerCloud.describeVpc({ roleArn, externalId, region, vpcId })())
  const resources = valid(await customerConsole.describeStackResources(template)())
  const gatewayId = resources.find(({ logicalId }) => logicalId === 'InternetGateway')?.physicalId
  const restore = async () => valid(await customerConsole.restoreVpc(template)())
  return { ec2: parties.customer.ec2(region), VpcId: vpcId, gatewayId, see, restore }
}

const swapGateway = async (ec2: EC2Client, VpcId: string, mine: string | undefined) => {
  await ec2.send(new DetachInternetGatewayCommand({ VpcId, InternetGatewayId: mine }))
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}))
  const { InternetGatewayId } = InternetGateway ?? {}
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }))
}

it('a VPC that was changed by hand is as the stack made it again, in place', async () => {
  const { ec2, VpcId, gatewayId, see, restore } = await stackOn()
  const before = await see()
  const off = { Value: false }
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: off }))
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsSupport: off }))
  await swapGateway(ec2, VpcId, gatewayId)
  expect(await see()).not.toEqual(before)
  await restore()
  expect(await see()).toEqual(before)
  await restore()
  expect(await see()).toEqual(before)
})
