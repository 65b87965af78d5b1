import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { TemplateDigest, digestOf } from '../../src/cloudformation/TemplateDigest.ts'
import {
  type Resource,
  type Template,
  type TemplateRecord,
  danglingReferences,
  textOf,
} from '../../src/cloudformation/Template.ts'
import { renderTemplate } from '../../src/cloudformation/renderTemplate.ts'
import { setupTemplate } from '../../src/cloudformation/setupTemplate.ts'
import { isPasteable, limitsExceeded } from '../../src/cloudformation/templateLimits.ts'
import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { partitionOfRegion } from '../../src/iam/identity/Partition.ts'
import type { PermissionsPolicy } from '../../src/iam/policy/PolicyDocument.ts'
import { permissionsPolicy } from '../../src/iam/permissions/permissionsPolicy.ts'
import { trustPolicy } from '../../src/iam/trust/trustPolicy.ts'
import { type MadeIds, asMade, inlinePoliciesIn } from './asMade.ts'
import { partsOf } from '../network/arbitraries.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { certainTemplate } from './setupVariants.ts'

const typesOf = (template: Template): ReadonlyArray<string> =>
  Object.values(template.Resources).map(({ Type }) => Type)

const ofType = (template: Template, type: string): ReadonlyArray<Resource> =>
  Object.values(template.Resources).filter(({ Type }) => Type === type)

/**
 * Every name in a document, found without the code under test: the keys that name things, and
 * `${…}`.
 */
const namesIn = (document: unknown): ReadonlyArray<string> => {
  const names: string[] = []
  JSON.stringify(document, (key, value: unknown) => {
    if (key === 'Ref') names.push(String(value))
    if (key === 'Fn::GetAtt' && Array.isArray(value)) names.push(String(value[0]))
    if (key === 'DependsOn' && Array.isArray(value)) names.push(...value.map(String))
    if (key === 'Fn::Sub') {
      for (const part of String(value).split('${').slice(1)) {
        if (!part.startsWith('!')) names.push(part.split('}')[0]?.split('.')[0] ?? '')
      }
    }
    return value
  })
  return names
}

test('every reference names a resource of the template', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, body } = certainTemplate(input)
      expect(danglingReferences(template)).toEqual([])
      const known = [...Object.keys(template.Resources), 'AWS::AccountId', 'AWS::Region']
      expect(namesIn(JSON.parse(body)).filter((name) => !known.includes(name))).toEqual([])
    }),
  )
})

describe('with egress blocked', () => {
  const waysOut =
    /InternetGateway|NatGateway|VPCGatewayAttachment|EIP|CarrierGateway|TransitGateway/

  test('no resource reaches the internet', () => {
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        const { template, body } = certainTemplate({ ...input, egress: 'blocked' })
        expect(typesOf(template).filter((type) => waysOut.test(type))).toEqual([])
        expect(ofType(template, 'AWS::EC2::Route')).toEqual([])
        expect(body).not.toContain('"MapPublicIpOnLaunch": true')
        // Where there is no prefix list, one rule names any address, and no route leads there.
        expect(body.match(/\/0"/g) ?? []).toHaveLength(input.s3PrefixListId === undefined ? 1 : 0)
      }),
    )
  })

  const groupRules = (template: Template, logicalId: string): ReadonlyArray<TemplateRecord> =>
    (template.Resources[logicalId]?.Properties['SecurityGroupEgress'] ??
      []) as ReadonlyArray<TemplateRecord>

  test('nodes call Rescale, the endpoints and S3 by named ports only', () => {
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        const { template } = certainTemplate({ ...input, egress: 'blocked' })
        const rules = groupRules(template, 'ComputeSecurityGroup')
        const rescale = rules.filter(({ CidrIp }) =>
          input.rescaleVpcCidrs.some((cidr) => cidr === CidrIp),
        )
        const others = rules.filter((rule) => !rescale.includes(rule))
        for (const { IpProtocol, FromPort, ToPort } of rules) {
          expect(IpProtocol).toBe('tcp')
          expect([443, 27_000]).toContain(FromPort)
          expect([443, 27_009]).toContain(ToPort)
        }
        expect(rescale).toHaveLength(new Set(input.rescaleVpcCidrs).size * 2)
        expect(
          others.map(({ CidrIp, DestinationPrefixListId, DestinationSecurityGroupId, ToPort }) => [
            CidrIp ?? DestinationPrefixListId ?? DestinationSecurityGroupId,
            ToPort,
          ]),
        ).toEqual([
          ...(input.tier === 'connect'
            ? []
            : [[{ 'Fn::GetAtt': ['EndpointSecurityGroup', 'GroupId'] }, 443]]),
          [input.s3PrefixListId ?? '0.0.0.0/0', 443],
        ])
      }),
    )
  })

  test('endpoints call nobody', () => {
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        const { template } = certainTemplate({ ...input, egress: 'blocked', tier: 'compute' })
        expect(groupRules(template, 'EndpointSecurityGroup').map(({ CidrIp }) => CidrIp)).toEqual([
          '255.255.255.255/32',
        ])
      }),
    )
  })

  /** What an action's service is called as an endpoint. */
  const serviceOf = (action: string): string => {
    const prefix = action.split(':')[0] ?? ''
    return prefix === 'cloudwatch' ? 'monitoring' : prefix
  }

  test('every service that the role of the nodes may call has an endpoint in every subnet, and no other', () => {
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        const { template } = certainTemplate({ ...input, egress: 'blocked' })
        const subnets = Array.from({ length: input.zoneCount }, (_, zone) => ({
          Ref: `Subnet${zone + 1}`,
        }))
        const endpoints = ofType(template, 'AWS::EC2::VPCEndpoint').map(
          ({ Properties }) => Properties,
        )
        const services = endpoints.map(({ ServiceName }) => textOf(ServiceName).split('.').at(-1))
        const called = inlinePoliciesIn(template, 'ComputeRole').flatMap(({ PolicyDocument }) =>
          (PolicyDocument as PermissionsPolicy).Statement.flatMap(({ Action }) =>
            Action.map(serviceOf),
          ),
        )
        expect(new Set(services)).toEqual(new Set([...called, 's3']))
        expect(services).toHaveLength(input.tier === 'connect' ? 1 : 7)
        for (const { VpcEndpointType, SubnetIds } of endpoints) {
          expect(SubnetIds).toEqual(VpcEndpointType === 'Interface' ? subnets : undefined)
        }
      }),
    )
  })
})

describe('with egress open', () => {
  /** The routes of the table of a subnet, and what they lead to. */
  const routesOf = (template: Template, subnet: string): ReadonlyArray<unknown> => {
    const association = ofType(template, 'AWS::EC2::SubnetRouteTableAssociation').find(
      ({ Properties }) =>
        JSON.stringify(Properties['SubnetId']) === JSON.stringify({ Ref: subnet }),
    )
    return ofType(template, 'AWS::EC2::Route')
      .filter(
        ({ Properties }) =>
          JSON.stringify(Properties['RouteTableId']) ===
          JSON.stringify(association?.Properties['RouteTableId']),
      )
      .map(({ Properties }) => [
        Properties['DestinationCidrBlock'],
        Properties['GatewayId'] ?? Properties['NatGatewayId'],
      ])
  }

  const toInternet = [['0.0.0.0/0', { Ref: 'InternetGateway' }]]
  const toNat = [['0.0.0.0/0', { Ref: 'NatGateway' }]]

  test('every subnet has a way out: public ones by address, private ones through NAT', () => {
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        const { template } = certainTemplate({ ...input, egress: 'open' })
        const isPrivate = input.nodeSubnets === 'private'
        for (let zone = 1; zone <= input.zoneCount; zone += 1) {
          const subnet = `Subnet${zone}`
          expect(routesOf(template, subnet)).toEqual(isPrivate ? toNat : toInternet)
          expect(template.Resources[subnet]?.Properties['MapPublicIpOnLaunch']).toBe(!isPrivate)
        }
        expect(ofType(template, 'AWS::EC2::NatGateway')).toHaveLength(isPrivate ? 1 : 0)
        if (isPrivate) expect(routesOf(template, 'NatSubnet')).toEqual(toInternet)
      }),
    )
  })

  test('nodes reach S3 through its gateway endpoint, whose policy is not narrower than the internet', () => {
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        const { template } = certainTemplate({ ...input, egress: 'open' })
        const [endpoint, ...others] = ofType(template, 'AWS::EC2::VPCEndpoint')
        expect(others).toEqual([])
        expect(endpoint?.Properties).toMatchObject({
          VpcEndpointType: 'Gateway',
          RouteTableIds: [{ Ref: 'RouteTable' }],
        })
        expect(endpoint?.Properties).not.toHaveProperty('PolicyDocument')
      }),
    )
  })

  test('what needs the internet gateway waits for its attachment', () => {
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        const { template } = certainTemplate({ ...input, egress: 'open' })
        const waiting = Object.values(template.Resources).filter(
          ({ Type, Properties }) =>
            ['AWS::EC2::EIP', 'AWS::EC2::NatGateway'].includes(Type) ||
            (Type === 'AWS::EC2::Route' && Properties['GatewayId'] !== undefined),
        )
        expect(waiting).toHaveLength(input.nodeSubnets === 'private' ? 3 : 1)
        for (const { DependsOn } of waiting)
          expect(DependsOn).toEqual(['InternetGatewayAttachment'])
      }),
    )
  })

  test('no two subnets overlap, and all are in the VPC', () => {
    fc.assert(
      fc.property(setupTemplateInput(), (input) => {
        const { template } = certainTemplate(input)
        const subnets = ofType(template, 'AWS::EC2::Subnet').map(({ Properties }) =>
          partsOf(textOf(Properties['CidrBlock'])),
        )
        const vpc = partsOf(input.vpcCidr)
        const endOf = ({ base, length }: { base: number; length: number }): number =>
          base + 2 ** (32 - length)
        const inOrder = subnets.toSorted((a, b) => a.base - b.base)
        for (const [index, subnet] of inOrder.entries()) {
          expect(subnet.base).toBeGreaterThanOrEqual(vpc.base)
          expect(endOf(subnet)).toBeLessThanOrEqual(inOrder[index + 1]?.base ?? endOf(vpc))
        }
      }),
    )
  })
})

test('the rules of the template name the account and the Region that were agreed', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template } = certainTemplate(input)
      const assertions = Object.values(template.Rules ?? {}).flatMap((rule) => rule.Assertions)
      expect(assertions.map(({ Assert }) => Assert)).toEqual([
        { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, input.customerAccountId] },
        { 'Fn::Equals': [{ Ref: 'AWS::Region' }, input.region] },
      ])
    }),
  )
})

test('from outside, Rescale alone comes in, by named ports', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template } = certainTemplate(input)
      const rules = (template.Resources['ComputeSecurityGroup']?.Properties[
        'SecurityGroupIngress'
      ] ?? []) as ReadonlyArray<TemplateRecord>
      const sources = new Set(rules.map(({ CidrIp }) => CidrIp))
      expect(sources).toEqual(new Set(input.rescaleVpcCidrs))
      const ports = rules.map(({ IpProtocol, FromPort, ToPort }) =>
        [IpProtocol, FromPort, ToPort].map(textOf).join(' '),
      )
      expect(new Set(ports)).toEqual(new Set(['tcp 22 22', 'tcp 8443 8443', 'icmp 3 4']))
      const ingress = ofType(template, 'AWS::EC2::SecurityGroupIngress')
      expect(ingress.map(({ Properties }) => Properties['SourceSecurityGroupId'])).toEqual([
        { 'Fn::GetAtt': ['ComputeSecurityGroup', 'GroupId'] },
      ])
    }),
  )
})

test('the order of blocks and IDs, and repeated blocks, do not change the bytes', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const [first, second] = input.externalIds
      const permuted = setupTemplate({
        ...input,
        rescaleVpcCidrs: [...input.rescaleVpcCidrs.toReversed(), ...input.rescaleVpcCidrs],
        externalIds: second === undefined ? [first] : [second, first],
      })
      expect(permuted).toEqual(E.right(certainTemplate(input)))
    }),
  )
})

test('the outputs are what the customer returns, the digest among them', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, digest } = certainTemplate(input)
      const isCompute = input.tier !== 'connect'
      expect(Object.keys(template.Outputs)).toEqual([
        'RoleArn',
        'VpcId',
        'VpcCidr',
        'RouteTableIds',
        'SubnetIds',
        ...(isCompute ? ['NodeSecurityGroupId', 'InstanceProfileName'] : []),
        'TemplateDigest',
      ])
      expect(template.Outputs['TemplateDigest']?.Value).toBe(digest)
      if (!isCompute) return
      expect(template.Outputs['InstanceProfileName']?.Value).toEqual({
        Ref: 'ComputeInstanceProfile',
      })
      expect(template.Outputs['NodeSecurityGroupId']?.Value).toEqual({
        'Fn::GetAtt': ['ComputeSecurityGroup', 'GroupId'],
      })
    }),
  )
})

test('the digest is of the template, whether or not it carries one, and of nothing else', () => {
  fc.assert(
    fc.property(setupTemplateInput(), setupTemplateInput(), (input, other) => {
      const { template, digest, body } = certainTemplate(input)
      const { TemplateDigest: _own, ...outputs } = template.Outputs
      expect(TemplateDigest.is(digest)).toBe(true)
      expect(digestOf(template)).toBe(digest)
      expect(digestOf({ ...template, Outputs: outputs })).toBe(digest)
      const second = certainTemplate(other)
      expect(second.digest === digest).toBe(second.body === body)
    }),
  )
})

test('a stack that was edited anywhere has another digest', () => {
  fc.assert(
    fc.property(setupTemplateInput(), fc.nat(), (input, pick) => {
      const { template, digest } = certainTemplate(input)
      const ids = Object.keys(template.Resources)
      const id = ids[pick % ids.length] ?? ''
      const { [id]: edited, ...rest } = template.Resources
      expect(digestOf({ ...template, Resources: rest })).not.toBe(digest)
      if (edited === undefined) return
      const changed = { ...edited, Properties: { ...edited.Properties, Edited: true } }
      expect(digestOf({ ...template, Resources: { ...rest, [id]: changed } })).not.toBe(digest)
    }),
  )
})

test('the body is the template as JSON, and rendering it again gives the same bytes', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, body, sizeBytes } = certainTemplate(input)
      expect(JSON.parse(body)).toEqual(template)
      expect(renderTemplate(JSON.parse(body) as Template)).toBe(body)
      expect(sizeBytes).toBe(Buffer.byteLength(body))
    }),
  )
})

test('the template breaks no limit of CloudFormation and can be pasted', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, sizeBytes } = certainTemplate(input)
      expect(limitsExceeded(template, sizeBytes)).toEqual([])
      expect(isPasteable(sizeBytes)).toBe(true)
    }),
  )
})

const taggable = [
  'AWS::EC2::VPC',
  'AWS::EC2::Subnet',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::EIP',
  'AWS::EC2::NatGateway',
  'AWS::EC2::FlowLog',
  'AWS::Logs::LogGroup',
  'AWS::IAM::Role',
]

test('everything that takes tags says whose connection it is', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template } = certainTemplate(input)
      const tagged = Object.values(template.Resources).filter(({ Type }) => taggable.includes(Type))
      for (const { Properties } of tagged) {
        const Value = input.connectionName ?? input.companyCode
        expect(Properties['Tags']).toContainEqual({ Key: 'rescale:byoa', Value })
      }
    }),
  )
})

test("the customer's path, boundary and name stand on every role", () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template } = certainTemplate(input)
      const roles = ofType(template, 'AWS::IAM::Role')
      const { rolePath, permissionsBoundaryArn, roleNamePrefix } = input
      for (const { Properties } of roles) {
        expect(Properties['Path']).toBe(rolePath)
        if (permissionsBoundaryArn !== undefined) {
          expect(Properties['PermissionsBoundary']).toBe(permissionsBoundaryArn)
        }
        expect(textOf(Properties['RoleName']).startsWith(roleNamePrefix ?? '')).toBe(true)
        expect('RoleName' in Properties).toBe(roleNamePrefix !== undefined)
        expect(textOf(Properties['RoleName']).length).toBeLessThanOrEqual(64)
      }
      const names = roles.map(({ Properties }) => Properties['RoleName'])
      expect(roleNamePrefix === undefined || new Set(names).size === roles.length).toBe(true)
    }),
  )
})

/** The longest ids that a stack can put where the template refers to its own resources. */
const longestIds = (input: SetupTemplateInput): MadeIds => {
  const { region, customerAccountId, rolePath = '/' } = input
  const partition = partitionOfRegion(region)
  const role = (letter: string): string =>
    `arn:${partition}:iam::${customerAccountId}:role${rolePath}${letter.repeat(64)}`
  return {
    Vpc: 'vpc-0123456789abcdef0',
    'RescaleRole.Arn': role('r'),
    'ComputeRole.Arn': role('c'),
    'FlowLogGroup.Arn': `arn:${partition}:logs:${region}:${customerAccountId}:log-group:${'g'.repeat(512)}:*`,
  }
}

const charactersOf = (document: unknown, ids: MadeIds): number =>
  JSON.stringify(asMade(document, ids)).replace(/\s/g, '').length

const inlineCharactersOf = (template: Template, roleId: string, ids: MadeIds): number =>
  inlinePoliciesIn(template, roleId).reduce(
    (sum, { PolicyDocument }) => sum + charactersOf(PolicyDocument, ids),
    0,
  )

test('roles are within the quotas of their policies', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template } = certainTemplate(input)
      const ids = longestIds(input)
      for (const [logicalId, { Type, Properties }] of Object.entries(template.Resources)) {
        if (Type === 'AWS::IAM::ManagedPolicy') {
          expect(charactersOf(Properties['PolicyDocument'], ids)).toBeLessThanOrEqual(6144)
        }
        if (Type !== 'AWS::IAM::Role') continue
        const trust = charactersOf(Properties['AssumeRolePolicyDocument'], ids)
        expect(trust).toBeLessThanOrEqual(2048)
        expect(inlineCharactersOf(template, logicalId, ids)).toBeLessThanOrEqual(10_240)
      }
    }),
  )
})

const bySid = (
  statements: PermissionsPolicy['Statement'],
): ReadonlyArray<readonly [sid: string | undefined, PermissionsPolicy['Statement'][number]]> =>
  statements
    .map((statement) => [statement.Sid, statement] as const)
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))

test('the role of the stack trusts as agreed, and may do what the tier says, in the VPC of the stack', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template } = certainTemplate(input)
      const role = template.Resources['RescaleRole']?.Properties ?? {}
      const ids = {
        Vpc: 'vpc-0123456789abcdef0',
        'RescaleRole.Arn': 'arn:aws:iam::111122223333:role/Rescale',
        'ComputeRole.Arn': 'arn:aws:iam::111122223333:role/Compute',
      }
      const { rescaleRoleArn, tier = 'compute' } = input
      const partition = partitionOfRegion(input.region)
      expect(asMade(role['AssumeRolePolicyDocument'], ids)).toEqual(
        trustPolicy({
          partition,
          rescaleAccountId: input.rescaleAccountId,
          ...(input.volumeKeyArn === undefined ? {} : { volumeKeyArn: input.volumeKeyArn }),
          externalIds: input.externalIds,
          ...(rescaleRoleArn === undefined ? {} : { rescaleRoleArn }),
        }),
      )
      const agreed = permissionsPolicy(tier, {
        partition,
        region: input.region,
        accountId: input.customerAccountId,
        connectionName: input.connectionName ?? input.companyCode,
        rescaleAccountId: input.rescaleAccountId,
        ...(input.volumeKeyArn === undefined ? {} : { volumeKeyArn: input.volumeKeyArn }),
        vpcId: ids.Vpc,
        roleArn: ids['RescaleRole.Arn'],
        computeRoleArn: ids['ComputeRole.Arn'],
      })
      const statements = inlinePoliciesIn(template, 'RescaleRole').flatMap(
        ({ PolicyDocument }) => (asMade(PolicyDocument, ids) as PermissionsPolicy).Statement,
      )
      expect(bySid(statements)).toEqual(bySid(agreed.Statement))
    }),
  )
})
