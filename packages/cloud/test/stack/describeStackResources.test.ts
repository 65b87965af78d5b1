import { newRequestToken } from '@byoa/cloud-aws'
import {
  type Script,
  awsError,
  customerVpcId,
  fakeAws,
  fakeWait,
  refused,
  region,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { noStack, resources, stackName } from './stacks.ts'

const describeOn = (script: Script) => {
  const aws = fakeAws({ DescribeStackResources: script })
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  return { aws, run: customer.describeStackResources({ region, stackName }) }
}

describe('the resources of a stack', () => {
  it('are what it has made, by their names in the template', async () => {
    const { aws, run } = describeOn(
      resources(
        { logicalId: 'Vpc', type: 'AWS::EC2::VPC', physicalId: customerVpcId },
        { logicalId: 'ComputeRole', type: 'AWS::IAM::Role', physicalId: 'compute-1' },
      ),
    )
    expect(valid(await run())).toEqual([
      { logicalId: 'Vpc', resourceType: 'AWS::EC2::VPC', physicalId: customerVpcId },
      { logicalId: 'ComputeRole', resourceType: 'AWS::IAM::Role', physicalId: 'compute-1' },
    ])
    expect(aws.received).toMatchObject([{ params: { StackName: stackName } }])
  })

  it('are not what it has deleted, or has not made yet', async () => {
    const { run } = describeOn(
      resources(
        {
          logicalId: 'Vpc',
          type: 'AWS::EC2::VPC',
          physicalId: customerVpcId,
          status: 'DELETE_COMPLETE',
        },
        { logicalId: 'Subnet1', type: 'AWS::EC2::Subnet', status: 'CREATE_IN_PROGRESS' },
        {
          logicalId: 'Subnet2',
          type: 'AWS::EC2::Subnet',
          physicalId: 'subnet-2',
          status: 'DELETE_FAILED',
        },
      ),
    )
    expect(valid(await run()).map(({ logicalId }) => logicalId)).toEqual(['Subnet2'])
  })

  it('are none where there is no stack', async () => {
    expect(valid(await describeOn(noStack).run())).toEqual([])
  })

  it('are a failure when AWS refuses', async () => {
    const { run } = describeOn(awsError('AccessDenied', 'not you', 403))
    expect(refused(await run())).toMatchObject({
      operation: 'CustomerConsole.describeStackResources',
      code: 'AccessDenied',
      retryable: false,
    })
  })
})
