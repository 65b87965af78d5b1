import { newRequestToken } from '@byoa/cloud-aws'
import {
  type Received,
  type Reply,
  type Script,
  answer,
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
import { noStack, resources, stackName } from '../stack/stacks.ts'

interface KeptVpc {
  enableDnsSupport: boolean
  enableDnsHostnames: boolean
  gateway: string | undefined
}

const whole: KeptVpc = { enableDnsSupport: true, enableDnsHostnames: true, gateway: 'igw-stack' }

/** The attributes and the gateway of a VPC as EC2 keeps them. */
const acts = (vpc: KeptVpc): Readonly<Record<string, (received: Received) => Reply>> => ({
  DescribeVpcAttribute: ({ params }) => {
    const name =
      params['Attribute'] === 'enableDnsSupport' ? 'enableDnsSupport' : 'enableDnsHostnames'
    return answer({ vpcId: customerVpcId, [name]: { value: vpc[name] } })
  },
  ModifyVpcAttribute: ({ params }) => {
    vpc.enableDnsSupport ||= params['EnableDnsSupport.Value'] === 'true'
    vpc.enableDnsHostnames ||= params['EnableDnsHostnames.Value'] === 'true'
    return answer({ return: true })
  },
  DescribeInternetGateways: () =>
    answer({
      internetGatewaySet: [
        ...(vpc.gateway === undefined
          ? []
          : [
              {
                internetGatewayId: vpc.gateway,
                attachmentSet: [{ vpcId: customerVpcId, state: 'available' }],
              },
            ]),
        {
          internetGatewayId: 'igw-detaching',
          attachmentSet: [{ vpcId: customerVpcId, state: 'detaching' }],
        },
      ],
    }),
  DetachInternetGateway: ({ params }) => {
    if (vpc.gateway !== params['InternetGatewayId']) return awsError('Gateway.NotAttached')
    vpc.gateway = undefined
    return answer({ return: true })
  },
  AttachInternetGateway: ({ params }) => {
    if (vpc.gateway !== undefined) return awsError('Resource.AlreadyAssociated')
    vpc.gateway = params['InternetGatewayId']
    return answer({ return: true })
  },
})

const vpcOfStack = { logicalId: 'Vpc', type: 'AWS::EC2::VPC', physicalId: customerVpcId }
const gatewayOfStack = {
  logicalId: 'InternetGateway',
  type: 'AWS::EC2::InternetGateway',
  physicalId: 'igw-stack',
}
const withGateway = resources(vpcOfStack, gatewayOfStack)

const restoreOn = (changed: Partial<KeptVpc>, scripts: Readonly<Record<string, Script>> = {}) => {
  const vpc: KeptVpc = { ...whole, ...changed }
  const aws = fakeAws({ DescribeStackResources: withGateway, ...acts(vpc), ...scripts })
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  const writes = () => aws.actions().filter((action) => !action.startsWith('Describe'))
  return { vpc, aws, writes, run: customer.restoreVpc({ region, stackName }) }
}

describe('restoring the VPC of a stack', () => {
  it('writes nothing when nothing differs', async () => {
    const { aws, run } = restoreOn({})
    valid(await run())
    expect(aws.actions()).toEqual([
      'DescribeStackResources',
      'DescribeVpcAttribute',
      'DescribeVpcAttribute',
      'DescribeInternetGateways',
    ])
  })

  const differences: ReadonlyArray<readonly [string, Partial<KeptVpc>, ReadonlyArray<string>]> = [
    ['DNS support', { enableDnsSupport: false }, ['ModifyVpcAttribute']],
    ['DNS host names', { enableDnsHostnames: false }, ['ModifyVpcAttribute']],
    ['the gateway', { gateway: undefined }, ['AttachInternetGateway']],
    [
      'the gateway, which another one took the place of',
      { gateway: 'igw-other' },
      ['DetachInternetGateway', 'AttachInternetGateway'],
    ],
    [
      'everything',
      { enableDnsSupport: false, enableDnsHostnames: false, gateway: undefined },
      ['ModifyVpcAttribute', 'ModifyVpcAttribute', 'AttachInternetGateway'],
    ],
  ]
  it.each(differences)('puts back %s, and nothing the next time', async (_, changed, expected) => {
    const { vpc, writes, run } = restoreOn(changed)
    valid(await run())
    expect(vpc).toEqual(whole)
    expect(writes()).toEqual(expected)
    valid(await run())
    expect(writes()).toEqual(expected)
  })

  it('turns DNS support on before host names', async () => {
    const { aws, run } = restoreOn({ enableDnsSupport: false, enableDnsHostnames: false })
    valid(await run())
    const modified = aws.received.filter(({ action }) => action === 'ModifyVpcAttribute')
    expect(modified.map(({ params }) => params)).toMatchObject([
      { VpcId: customerVpcId, 'EnableDnsSupport.Value': 'true' },
      { VpcId: customerVpcId, 'EnableDnsHostnames.Value': 'true' },
    ])
  })

  it('detaches the gateway of a stack that has none', async () => {
    const { vpc, writes, run } = restoreOn(
      { gateway: 'igw-other' },
      { DescribeStackResources: resources(vpcOfStack) },
    )
    valid(await run())
    expect(vpc).toEqual({ ...whole, gateway: undefined })
    expect(writes()).toEqual(['DetachInternetGateway'])
  })

  it('is content when the other gateway was detached meanwhile', async () => {
    const { vpc, run } = restoreOn(
      { gateway: 'igw-other' },
      {
        DetachInternetGateway: () => {
          vpc.gateway = undefined
          return awsError('Gateway.NotAttached')
        },
      },
    )
    valid(await run())
    expect(vpc).toEqual(whole)
  })

  it('is content when the gateway was attached meanwhile, by us or somebody else', async () => {
    const { vpc, run } = restoreOn(
      { gateway: undefined },
      {
        AttachInternetGateway: () => {
          vpc.gateway = 'igw-stack'
          return awsError('Resource.AlreadyAssociated')
        },
      },
    )
    valid(await run())
    expect(vpc).toEqual(whole)
  })

  it('fails when another gateway was attached meanwhile', async () => {
    const { vpc, run } = restoreOn(
      { gateway: undefined },
      {
        AttachInternetGateway: () => {
          vpc.gateway = 'igw-other'
          return awsError('Resource.AlreadyAssociated')
        },
      },
    )
    expect(refused(await run())).toMatchObject({ code: 'Resource.AlreadyAssociated' })
  })

  it('does nothing where there is no stack, or no VPC in it', async () => {
    for (const script of [noStack, resources()]) {
      const { aws, run } = restoreOn({}, { DescribeStackResources: script })
      valid(await run())
      expect(aws.actions()).toEqual(['DescribeStackResources'])
    }
  })

  it.each([
    ['DetachInternetGateway', 'DependencyViolation', 400, false],
    ['AttachInternetGateway', 'InvalidInternetGatewayID.NotFound', 400, false],
    ['ModifyVpcAttribute', 'UnauthorizedOperation', 403, false],
    ['DescribeInternetGateways', 'RequestLimitExceeded', 503, true],
  ])('fails when %s says %s', async (action, code, status, retryable) => {
    const { run } = restoreOn(
      { enableDnsSupport: false, gateway: 'igw-other' },
      { [action]: awsError(code, 'no', status) },
    )
    expect(refused(await run())).toMatchObject({
      operation: 'CustomerConsole.restoreVpc',
      code,
      retryable,
    })
  })
})
