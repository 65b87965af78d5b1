/** @source https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html */
import { expect, test } from 'vitest'

import { newSandbox, newVpc } from '../sandbox.ts'

const inVpc = () => {
  const { customer, rescale } = newSandbox()
  const { VpcId } = newVpc(customer, '10.64.0.0/16')
  customer.ok('CreateSubnet', { VpcId, CidrBlock: '10.64.0.0/24' })
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
  const seen = () => [
    ...customer.ok('DescribeVpcs', { Filters }).Vpcs,
    ...customer.ok('DescribeSubnets', { Filters }).Subnets,
  ]
  return {
    customer,
    rescale,
    options: () =>
      customer.ok('DescribeVpcBlockPublicAccessOptions', {}).VpcBlockPublicAccessOptions,
    modes: () => seen().map((one) => one.BlockPublicAccessStates.InternetGatewayBlockMode),
  }
}

test('is off until it is changed', () => {
  const { customer, options, modes } = inVpc()
  expect(options()).toEqual({
    AwsAccountId: customer.accountId,
    AwsRegion: 'us-east-1',
    State: 'default-state',
    InternetGatewayBlockMode: 'off',
    ManagedBy: 'account',
    ExclusionsAllowed: 'allowed',
  })
  expect(modes()).toEqual(['off', 'off'])
})

test.each(['block-bidirectional', 'block-ingress', 'off'] as const)(
  'is set to %s for every VPC and subnet of the account in the Region',
  (InternetGatewayBlockMode) => {
    const { customer, rescale, options, modes } = inVpc()
    const changed = customer.ok('ModifyVpcBlockPublicAccessOptions', { InternetGatewayBlockMode })
    expect(changed.VpcBlockPublicAccessOptions).toMatchObject({
      State: 'update-in-progress',
      InternetGatewayBlockMode,
    })
    const { LastUpdateTimestamp } = options()
    expect(options()).toMatchObject({ State: 'update-complete', InternetGatewayBlockMode })
    expect(LastUpdateTimestamp).toBeInstanceOf(Date)
    expect(modes()).toEqual([InternetGatewayBlockMode, InternetGatewayBlockMode])
    expect(
      rescale.ok('DescribeVpcBlockPublicAccessOptions', {}).VpcBlockPublicAccessOptions.State,
    ).toBe('default-state')
  },
)
