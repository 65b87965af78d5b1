import { describe, expect, test } from 'vitest'

import { cidr, customer, otherId, setupTemplateOf, usEast1 } from '../setupTemplateOf.ts'
import {
  callAsCustomer,
  fail,
  newCloud,
  requestPeering,
  runStack,
  stackName,
  succeed,
} from './portStory.ts'

const otherBlock = setupTemplateOf({ vpcCidr: cidr('10.65.0.0/16') }).body

const actionsOf = (cloud: ReturnType<typeof newCloud>): ReadonlyArray<string> =>
  cloud
    .calls()
    .map(({ action }) => action)
    .filter((action) => action.endsWith('Stack'))

describe('runStack', () => {
  test('updates a stack whose VPC has the block of the template', async () => {
    const cloud = newCloud()
    await succeed(runStack(cloud))
    await succeed(runStack(cloud, setupTemplateOf({ externalIds: [otherId] }).body))
    expect(actionsOf(cloud)).toEqual(['CreateStack', 'UpdateStack'])
  })

  test('replaces a stack whose VPC has another block', async () => {
    const cloud = newCloud()
    const first = await succeed(runStack(cloud))
    const second = await succeed(runStack(cloud, otherBlock))
    expect(actionsOf(cloud)).toEqual(['CreateStack', 'DeleteStack', 'CreateStack'])
    expect(second).toMatchObject({ stackName, vpcCidr: '10.65.0.0/16' })
    expect(second.stackId).not.toBe(first.stackId)
  })

  test.each([
    ['is no JSON', 'Resources: {}'],
    ['has no VPC', '{"Resources":{"Gateway":{"Type":"AWS::EC2::InternetGateway"}}}'],
    [
      'refers to the block',
      '{"Resources":{"Vpc":{"Type":"AWS::EC2::VPC","Properties":{"CidrBlock":{"Ref":"Block"}}}}}',
    ],
  ])('replaces nothing for a template that %s', async (_what, body) => {
    const cloud = newCloud()
    const { vpcId } = await succeed(runStack(cloud))
    await runStack(cloud, body)()
    expect(actionsOf(cloud)).toEqual(['CreateStack', 'UpdateStack'])
    const { Vpcs } = callAsCustomer(cloud, 'DescribeVpcs', {})
    const isKept = Vpcs.some(({ VpcId }) => VpcId === vpcId)
    // A template without the VPC takes it out of the stack; that is its author's wish.
    expect(isKept).toBe(!body.includes('Gateway'))
  })

  test('names everything that is in use', async () => {
    const cloud = newCloud()
    const stack = await succeed(runStack(cloud))
    const { peeringId } = await succeed(requestPeering(cloud, stack))
    const { GroupId } = callAsCustomer(cloud, 'CreateSecurityGroup', {
      VpcId: stack.vpcId,
      GroupName: 'theirs',
      Description: 'theirs',
    })
    expect(await fail(runStack(cloud, otherBlock))).toMatchObject({
      operation: 'CustomerConsole.runStack',
      code: 'StackInUse',
      message: `the VPC of the stack ${stackName} is in use: security-group ${GroupId}, vpc-peering-connection ${peeringId}`,
      retryable: false,
    })
    expect(actionsOf(cloud)).toEqual(['CreateStack'])
  })
})

describe('the cause of a failure', () => {
  const twinSubnets = setupTemplateOf().body.replace('10.64.128.0/17', '10.64.0.0/17')

  test('is the one of the operation that failed, the first time and again', async () => {
    const cloud = newCloud()
    const { subnetIds } = await succeed(runStack(cloud))
    const [SubnetId = ''] = subnetIds
    const { NetworkInterfaceId } = callAsCustomer(cloud, 'CreateNetworkInterface', {
      SubnetId,
    }).NetworkInterface
    const update = runStack(cloud, twinSubnets)
    const deletion = cloud.customerConsole(customer).deleteStack({ region: usEast1, stackName })
    expect((await fail(update)).message).toMatch(/UPDATE_ROLLBACK_COMPLETE.*conflicts/)
    expect((await fail(deletion)).message).toMatch(/DELETE_FAILED.*Subnet1.*dependencies/)
    callAsCustomer(cloud, 'CreateSecurityGroup', {
      VpcId: callAsCustomer(cloud, 'DescribeVpcs', {}).Vpcs[0]?.VpcId ?? '',
      GroupName: 'theirs',
      Description: 'theirs',
    })
    callAsCustomer(cloud, 'DeleteNetworkInterface', { NetworkInterfaceId })
    const again = await fail(deletion)
    expect(again.message).toMatch(/Vpc: .*dependencies/)
    expect(again.message).not.toContain('Subnet')
  })

  test('is told without events, too, when they cannot be read', async () => {
    const cloud = newCloud({ settings: { quotas: { vpcsPerRegion: 0 } } })
    cloud.planFaults([{ onCall: 'DescribeStackEvents', kind: 'refuse' }])
    expect(await fail(runStack(cloud))).toMatchObject({
      code: 'StackFailed',
      message:
        'the stack ended in ROLLBACK_COMPLETE: The following resource(s) failed to create: [Vpc]. ',
    })
  })
})
