import { describe, expect, test } from 'vitest'

import { type Actor, newSandbox, newVpc, pendingPeering } from '../sandbox.ts'

/** Makes a role of the actor's account with a permissions policy and opens a session of it. */
const sessionKeyOf = (actor: Actor, permissions: ReadonlyArray<object>): string => {
  const policy = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement })
  const { Role } = actor.ok('CreateRole', {
    RoleName: 'Requester',
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { AWS: actor.accountId },
      Action: 'sts:AssumeRole',
    }),
  })
  actor.ok('PutRolePolicy', {
    RoleName: Role.RoleName,
    PolicyName: 'p',
    PolicyDocument: policy(permissions),
  })
  const opened = actor.ok('AssumeRole', { RoleArn: Role.Arn, RoleSessionName: 'requester' })
  return opened.Credentials.AccessKeyId
}

describe('permission to request a peering', () => {
  const peeringArn = 'arn:aws:ec2:us-east-1:999988887777:vpc-peering-connection/*'
  const create = 'ec2:CreateVpcPeeringConnection'
  const TagSpecifications = [
    { ResourceType: 'vpc-peering-connection', Tags: [{ Key: 'byoa', Value: 'acme' }] },
  ]

  /** A sandbox in which a role of Rescale's requests with some statements, given its VPC's ARN. */
  const requesting = (
    statementsFor: (vpcArn: string) => ReadonlyArray<object>,
    more: { readonly TagSpecifications?: typeof TagSpecifications } = {},
  ) => {
    const sandbox = newSandbox()
    const { rescale, customer } = sandbox
    const { VpcId } = newVpc(rescale, '10.0.0.0/16')
    const input = {
      VpcId,
      PeerVpcId: newVpc(customer, '10.64.0.0/16').VpcId,
      PeerOwnerId: customer.accountId,
      ...more,
    }
    const key = sessionKeyOf(
      rescale,
      statementsFor(`arn:aws:ec2:us-east-1:999988887777:vpc/${VpcId}`),
    )
    return { sandbox, input, inside: rescale.with(key) }
  }

  const allow = (Action: string, Resource: string, Condition: object = {}) => ({
    Effect: 'Allow',
    Action,
    Resource,
    Condition,
  })

  test.each([
    ['the VPC alone', (vpcArn: string) => [allow(create, vpcArn)]],
    ['the connection alone', () => [allow(create, peeringArn)]],
    ['another VPC', (vpcArn: string) => [allow(create, peeringArn), allow(create, `${vpcArn}0`)]],
    [
      'another action',
      (vpcArn: string) =>
        [peeringArn, vpcArn].map((arn) => allow('ec2:AcceptVpcPeeringConnection', arn)),
    ],
  ])('for %s is not enough', (_title, statementsFor) => {
    const { sandbox, input, inside } = requesting(statementsFor)
    expect(inside.refused('CreateVpcPeeringConnection', input)).toBe('UnauthorizedOperation')
    expect(sandbox.rescale.ok('DescribeVpcPeeringConnections', {})).toEqual({
      VpcPeeringConnections: [],
    })
  })

  const both = (vpcArn: string) => [allow(create, vpcArn), allow(create, peeringArn)]

  test('for the VPC and the connection is enough, but not to tag the connection', () => {
    const plain = requesting(both)
    const made = plain.inside.ok('CreateVpcPeeringConnection', plain.input)
    expect(made.VpcPeeringConnection.Tags).toEqual([])
    const tagged = requesting(both, { TagSpecifications })
    const { code, message } = tagged.inside.error('CreateVpcPeeringConnection', tagged.input)
    expect(code).toBe('UnauthorizedOperation')
    expect(message).toContain(
      `is not authorized to perform: ec2:CreateTags on resource: ${peeringArn}`,
    )
  })

  test("to tag as it is created is enough for the connection's own tags, which only its side sees", () => {
    const creating = { StringEquals: { 'ec2:CreateAction': 'CreateVpcPeeringConnection' } }
    const { sandbox, input, inside } = requesting(
      (vpcArn) => [...both(vpcArn), allow('ec2:CreateTags', peeringArn, creating)],
      { TagSpecifications },
    )
    const { VpcPeeringConnection } = inside.ok('CreateVpcPeeringConnection', input)
    const Tags = [{ Key: 'byoa', Value: 'acme' }]
    expect(VpcPeeringConnection.Tags).toEqual(Tags)
    const { VpcPeeringConnectionId: id } = VpcPeeringConnection
    const tagsSeenBy = (actor: Actor) =>
      actor.ok('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [id] })
        .VpcPeeringConnections[0]?.Tags
    expect([tagsSeenBy(sandbox.rescale), tagsSeenBy(sandbox.customer)]).toEqual([Tags, []])
    expect(inside.refused('CreateTags', { Resources: [id], Tags })).toBe('UnauthorizedOperation')
  })

  test('may depend on the tags of the request', () => {
    const onlyFor = (Value: string) => (vpcArn: string) => [
      allow(create, vpcArn),
      allow(create, peeringArn, { StringEquals: { 'aws:RequestTag/byoa': Value } }),
      allow('ec2:CreateTags', peeringArn),
    ]
    const right = requesting(onlyFor('acme'), { TagSpecifications })
    right.inside.ok('CreateVpcPeeringConnection', right.input)
    for (const wrong of [
      requesting(onlyFor('other'), { TagSpecifications }),
      requesting(onlyFor('acme')),
    ]) {
      expect(wrong.inside.refused('CreateVpcPeeringConnection', wrong.input)).toBe(
        'UnauthorizedOperation',
      )
    }
  })
})

/** @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
describe('permission for a peering that was requested', () => {
  const withPermissions = (party: 'rescale' | 'customer', permissions: ReadonlyArray<object>) => {
    const sandbox = newSandbox()
    const { VpcPeeringConnectionId } = pendingPeering(sandbox)
    const inside = sandbox[party].with(sessionKeyOf(sandbox[party], permissions))
    return { inside, VpcPeeringConnectionId }
  }
  const onPeerings = {
    Effect: 'Allow',
    Action: 'ec2:*VpcPeeringConnection*',
    Resource: 'arn:aws:ec2:*:*:vpc-peering-connection/*',
  }
  const onVpcs = { ...onPeerings, Resource: 'arn:aws:ec2:*:*:vpc/*' }

  test.each([
    ['rescale', 'DeleteVpcPeeringConnection', {}],
    [
      'rescale',
      'ModifyVpcPeeringConnectionOptions',
      { RequesterPeeringConnectionOptions: { AllowDnsResolutionFromRemoteVpc: false } },
    ],
    ['customer', 'RejectVpcPeeringConnection', {}],
  ] as const)('%s %s is for the connection alone', (party, action, more) => {
    const enough = withPermissions(party, [onPeerings])
    const { VpcPeeringConnectionId } = enough
    expect(enough.inside.dryRun(action, { VpcPeeringConnectionId, ...more })).toBe(
      'DryRunOperation',
    )
    const lacking = withPermissions(party, [onVpcs])
    expect(lacking.inside.dryRun(action, { VpcPeeringConnectionId, ...more })).toBe(
      'UnauthorizedOperation',
    )
  })

  test('to accept is for the connection and for the VPC', () => {
    const answers = [[onPeerings], [onVpcs], [onPeerings, onVpcs]].map((permissions) => {
      const { inside, VpcPeeringConnectionId } = withPermissions('customer', permissions)
      return inside.dryRun('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    })
    expect(answers).toEqual(['UnauthorizedOperation', 'UnauthorizedOperation', 'DryRunOperation'])
  })
})
