import { costsOf } from '@byoa/application/instructions'
import type { ResourceType, Template } from '@byoa/core/cloudformation'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

type Charge = 'nothing' | 'hours' | 'hours and data' | 'data'

/**
 * What AWS charges for.
 *
 * @source https://aws.amazon.com/vpc/pricing/
 * @source https://aws.amazon.com/cloudwatch/pricing/
 */
const charges: Readonly<Record<Exclude<ResourceType, 'AWS::EC2::VPCEndpoint'>, Charge>> = {
  'AWS::EC2::EIP': 'hours',
  'AWS::EC2::FlowLog': 'data',
  'AWS::EC2::InternetGateway': 'nothing',
  'AWS::EC2::NatGateway': 'hours and data',
  'AWS::EC2::Route': 'nothing',
  'AWS::EC2::RouteTable': 'nothing',
  'AWS::EC2::SecurityGroup': 'nothing',
  'AWS::EC2::SecurityGroupEgress': 'nothing',
  'AWS::EC2::SecurityGroupIngress': 'nothing',
  'AWS::EC2::Subnet': 'nothing',
  'AWS::EC2::SubnetRouteTableAssociation': 'nothing',
  'AWS::EC2::VPC': 'nothing',
  'AWS::EC2::VPCGatewayAttachment': 'nothing',
  'AWS::IAM::InstanceProfile': 'nothing',
  'AWS::IAM::ManagedPolicy': 'nothing',
  'AWS::IAM::Role': 'nothing',
  'AWS::IAM::RolePolicy': 'nothing',
  'AWS::Logs::LogGroup': 'data',
}

/** Words by which a reader knows the charge. */
const words: Readonly<Record<Charge, readonly [en: RegExp, ja: RegExp]>> = {
  nothing: [/^no charge$/, /^無料$/],
  hours: [/hour(?!.*(GB|data))/, /時間単位(?!.*量)/],
  'hours and data': [/hour.*GB/, /時間単位.*量に応じて課金/],
  data: [/^(?!.*hour).*data/, /^(?!.*時間).*量に応じて課金/],
}

type Resource = Template['Resources'][string]

const endpoint = (Properties: Resource['Properties']): Resource => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties,
})

const costs = (resources: ReadonlyArray<Resource>) =>
  costsOf({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'of a test',
    Resources: Object.fromEntries(resources.map((one, index) => [`R${index}`, one])),
    Outputs: {},
  })

const types = Object.keys(charges) as ReadonlyArray<keyof typeof charges>

test.each(types)('the charge of %s is what AWS charges for', (Type) => {
  const [cost] = costs([{ Type, Properties: {} }])
  const [en, ja] = words[charges[Type]]
  expect(cost?.cost.en).toMatch(en)
  expect(cost?.cost.ja).toMatch(ja)
})

test('resources are counted by their type, and types are sorted', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...types)), (drawn) => {
      const found = costs(drawn.map((Type) => ({ Type, Properties: {} })))
      expect(found.map(({ type, count }) => [type, count])).toEqual(
        types.flatMap((type) => {
          const count = drawn.filter((one) => one === type).length
          return count === 0 ? [] : [[type, count]]
        }),
      )
    }),
  )
})

describe('endpoints', () => {
  test('of gateways are free', () => {
    expect(costs([endpoint({ VpcEndpointType: 'Gateway' })])).toEqual([
      { type: 'AWS::EC2::VPCEndpoint (Gateway)', count: 1, cost: { en: 'no charge', ja: '無料' } },
    ])
  })

  test('with interfaces are charged in each of their zones', () => {
    const subnets = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ Ref: `Subnet${index}` }))
    const [gateway, interfaces] = costs([
      endpoint({ VpcEndpointType: 'Interface', SubnetIds: subnets(2) }),
      endpoint({ VpcEndpointType: 'Gateway', RouteTableIds: [] }),
      endpoint({ VpcEndpointType: 'Interface', SubnetIds: subnets(3) }),
      endpoint({ VpcEndpointType: 'Interface' }),
    ])
    expect(gateway?.count).toBe(1)
    expect(interfaces).toMatchObject({ type: 'AWS::EC2::VPCEndpoint (Interface)', count: 3 })
    expect(interfaces?.cost.en).toMatch(/hour.*\(5 in all\).*GB/)
    expect(interfaces?.cost.ja).toMatch(/時間単位\(合計 5\).*量に応じて課金/)
  })
})
