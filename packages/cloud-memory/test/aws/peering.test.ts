import { describe, expect, test } from 'vitest'

import {
  type Actor,
  activePeering,
  newSandbox,
  newVpc,
  pendingPeering,
  requestFrom,
  statusFor,
} from '../sandbox.ts'

const hour = 3600
const day = 24 * hour
const notFound = 'InvalidVpcPeeringConnectionID.NotFound'

describe('a request that cannot work is taken, and fails afterwards', () => {
  const peerOf = (sandbox: ReturnType<typeof newSandbox>, CidrBlock: string) => ({
    PeerVpcId: newVpc(sandbox.customer, CidrBlock).VpcId,
    PeerOwnerId: sandbox.customer.accountId,
  })

  test.each([
    ['overlapping blocks', (s: ReturnType<typeof newSandbox>) => peerOf(s, '10.0.128.0/20')],
    [
      'an unknown VPC',
      (s: ReturnType<typeof newSandbox>) => ({
        ...peerOf(s, '10.64.0.0/16'),
        PeerVpcId: 'vpc-00000000',
      }),
    ],
    [
      'the wrong account',
      (s: ReturnType<typeof newSandbox>) => ({
        ...peerOf(s, '10.64.0.0/16'),
        PeerOwnerId: s.stranger.accountId,
      }),
    ],
    [
      'an unknown account',
      (s: ReturnType<typeof newSandbox>) => ({
        ...peerOf(s, '10.64.0.0/16'),
        PeerOwnerId: '123456789012',
      }),
    ],
    [
      'the wrong Region',
      (s: ReturnType<typeof newSandbox>) => ({
        ...peerOf(s, '10.64.0.0/16'),
        PeerRegion: 'eu-west-1',
      }),
    ],
  ])('%s', (_reason, peer) => {
    const sandbox = newSandbox()
    const { VpcId } = newVpc(sandbox.rescale, '10.0.0.0/16')
    const { VpcPeeringConnection } = sandbox.rescale.ok('CreateVpcPeeringConnection', {
      VpcId,
      ...peer(sandbox),
    })
    expect(VpcPeeringConnection.Status.Code).toBe('initiating-request')
    const id = VpcPeeringConnection.VpcPeeringConnectionId
    const [failed] = sandbox.rescale.ok('DescribeVpcPeeringConnections', {
      VpcPeeringConnectionIds: [id],
    }).VpcPeeringConnections
    expect(failed?.Status).toEqual({
      Code: 'failed',
      Message: 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range',
    })
    expect(statusFor(sandbox.customer, id)).toBe(notFound)
    sandbox.wait(2 * hour - 1)
    expect(statusFor(sandbox.rescale, id)).toBe('failed')
    sandbox.wait(1)
    expect(statusFor(sandbox.rescale, id)).toBe(notFound)
  })

  test('a VPC cannot be peered with itself', () => {
    const { rescale } = newSandbox()
    const { VpcId } = newVpc(rescale, '10.0.0.0/16')
    const id = requestFrom(rescale, VpcId, { PeerVpcId: VpcId, PeerOwnerId: rescale.accountId })
    expect(statusFor(rescale, id)).toBe('failed')
  })

  test('a secondary block counts as much as the primary', () => {
    const sandbox = newSandbox()
    const theirs = newVpc(sandbox.customer, '10.64.0.0/16')
    sandbox.customer.ok('AssociateVpcCidrBlock', { VpcId: theirs.VpcId, CidrBlock: '10.2.0.0/16' })
    const ours = newVpc(sandbox.rescale, '10.2.0.0/16')
    const peer = { PeerVpcId: theirs.VpcId, PeerOwnerId: sandbox.customer.accountId }
    expect(statusFor(sandbox.rescale, requestFrom(sandbox.rescale, ours.VpcId, peer))).toBe(
      'failed',
    )
  })

  test("the requester's own VPC must be there", () => {
    const { rescale } = newSandbox()
    const ask = { VpcId: 'vpc-00000000', PeerVpcId: 'vpc-00000001' }
    expect(rescale.refused('CreateVpcPeeringConnection', ask)).toBe('InvalidVpcID.NotFound')
  })
})

test('the ID of a peer is that of a VPC, although the VPC need not be there', () => {
  const { rescale } = newSandbox()
  const { VpcId } = newVpc(rescale, '10.2.0.0/16')
  for (const PeerVpcId of ['magic', 'subnet-00000000', 'vpc-1']) {
    const ask = { VpcId, PeerVpcId }
    expect(rescale.refused('CreateVpcPeeringConnection', ask)).toBe('InvalidVpcID.Malformed')
  }
  rescale.ok('CreateVpcPeeringConnection', { VpcId, PeerVpcId: 'vpc-00000000' })
})

describe('the same pair of VPCs', () => {
  test('asked for again in the same direction gives the connection there is', () => {
    const sandbox = newSandbox()
    const { ours, theirs, id } = pendingPeering(sandbox)
    const peer = { PeerVpcId: theirs.VpcId, PeerOwnerId: sandbox.customer.accountId }
    expect(requestFrom(sandbox.rescale, ours.VpcId, peer)).toBe(id)
    sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id })
    expect(requestFrom(sandbox.rescale, ours.VpcId, peer)).toBe(id)
    sandbox.customer.ok('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id })
    expect(requestFrom(sandbox.rescale, ours.VpcId, peer)).not.toBe(id)
  })

  test('asked for in the other direction gives a second one that cannot be accepted', () => {
    const sandbox = newSandbox()
    const { ours, theirs, id } = activePeering(sandbox)
    const reverse = requestFrom(sandbox.customer, theirs.VpcId, {
      PeerVpcId: ours.VpcId,
      PeerOwnerId: sandbox.rescale.accountId,
    })
    expect(reverse).not.toBe(id)
    expect(
      sandbox.rescale.error('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: reverse }),
    ).toMatchObject({
      code: 'VpcPeeringConnectionAlreadyExists',
      message: `The vpc peering connection identified by ${id} already exists.`,
    })
  })
})

describe('a request that differs from one that waits', () => {
  // Until it is validated, a request that cannot work takes its pair like any other.
  const waiting = () => newSandbox({ delays: { peeringValidationSeconds: 60 } })

  test.each([
    ["in the peer's account", { PeerOwnerId: '444455556666' }],
    ["in the peer's Region", { PeerRegion: 'eu-west-1' }],
    ["in the peer's VPC", { PeerVpcId: 'vpc-00000000' }],
  ] as const)('%s is another request', (_title, difference) => {
    const sandbox = waiting()
    const { VpcId } = newVpc(sandbox.rescale, '10.0.0.0/16')
    const right = {
      PeerVpcId: newVpc(sandbox.customer, '10.64.0.0/16').VpcId,
      PeerOwnerId: sandbox.customer.accountId,
    }
    const wrong = requestFrom(sandbox.rescale, VpcId, { ...right, ...difference })
    const second = requestFrom(sandbox.rescale, VpcId, right)
    expect(second).not.toBe(wrong)
    expect(requestFrom(sandbox.rescale, VpcId, right)).toBe(second)
    sandbox.wait(60)
    expect([wrong, second].map((id) => statusFor(sandbox.rescale, id))).toEqual([
      'failed',
      'pending-acceptance',
    ])
  })

  test("in the requester's VPC is another request", () => {
    const sandbox = waiting()
    const { theirs, id } = pendingPeering(sandbox)
    const other = newVpc(sandbox.rescale, '10.1.0.0/16')
    const peer = { PeerVpcId: theirs.VpcId, PeerOwnerId: sandbox.customer.accountId }
    expect(requestFrom(sandbox.rescale, other.VpcId, peer)).not.toBe(id)
  })

  test('in nothing but that it is of the VPC with itself is another request', () => {
    const { rescale } = waiting()
    const { VpcId } = newVpc(rescale, '10.0.0.0/16')
    const PeerOwnerId = rescale.accountId
    const other = newVpc(rescale, '10.1.0.0/16')
    const id = requestFrom(rescale, VpcId, { PeerVpcId: other.VpcId, PeerOwnerId })
    expect(requestFrom(rescale, VpcId, { PeerVpcId: VpcId, PeerOwnerId })).not.toBe(id)
  })
})

describe('a peering within one account', () => {
  const within = (regionCode: string) => {
    const { rescale } = newSandbox()
    const ours = newVpc(rescale, '10.0.0.0/16')
    const theirs = newVpc(rescale.in(regionCode), '10.64.0.0/16')
    const id = requestFrom(rescale, ours.VpcId, {
      PeerVpcId: theirs.VpcId,
      PeerOwnerId: rescale.accountId,
      PeerRegion: regionCode,
    })
    return { rescale, peer: rescale.in(regionCode), id, input: { VpcPeeringConnectionId: id } }
  }

  test('waits for the account to accept its own request', () => {
    const { rescale, id, input } = within('us-east-1')
    expect(statusFor(rescale, id)).toBe('pending-acceptance')
    const { Status } = rescale.ok('AcceptVpcPeeringConnection', input).VpcPeeringConnection
    expect(Status.Code).toBe('provisioning')
    expect(statusFor(rescale, id)).toBe('active')
  })

  test("is accepted in the accepter's Region only", () => {
    const { rescale, peer, id, input } = within('eu-west-1')
    expect(rescale.error('AcceptVpcPeeringConnection', input)).toMatchObject({
      code: 'OperationNotPermitted',
      message: `Incorrect region (us-east-1) specified for this request. VPC peering connection ${id} must be accepted in region eu-west-1`,
    })
    expect(statusFor(peer, id)).toBe('pending-acceptance')
    peer.ok('AcceptVpcPeeringConnection', input)
    expect([rescale, peer].map((actor) => statusFor(actor, id))).toEqual(['active', 'active'])
  })

  test("is rejected in the accepter's Region only", () => {
    const { rescale, peer, id, input } = within('eu-west-1')
    expect(rescale.refused('RejectVpcPeeringConnection', input)).toBe('OperationNotPermitted')
    expect(statusFor(rescale, id)).toBe('pending-acceptance')
    peer.ok('RejectVpcPeeringConnection', input)
    expect(statusFor(rescale, id)).toBe('rejected')
  })
})

describe('who may do what, and when', () => {
  const events = [
    'AcceptVpcPeeringConnection',
    'RejectVpcPeeringConnection',
    'DeleteVpcPeeringConnection',
  ] as const

  const ended = {
    rejected: (s: ReturnType<typeof newSandbox>, VpcPeeringConnectionId: string) =>
      s.customer.ok('RejectVpcPeeringConnection', { VpcPeeringConnectionId }),
    deleted: (s: ReturnType<typeof newSandbox>, VpcPeeringConnectionId: string) =>
      s.rescale.ok('DeleteVpcPeeringConnection', { VpcPeeringConnectionId }),
    expired: (s: ReturnType<typeof newSandbox>) => s.wait(7 * day),
  }

  test.each(['rejected', 'deleted', 'expired'] as const)('nothing leads out of %s', (status) => {
    const sandbox = newSandbox()
    const { VpcPeeringConnectionId } = pendingPeering(sandbox)
    ended[status](sandbox, VpcPeeringConnectionId)
    expect(statusFor(sandbox.rescale, VpcPeeringConnectionId)).toBe(status)
    for (const event of events) {
      expect(sandbox.customer.refused(event, { VpcPeeringConnectionId })).toBe(
        'InvalidStateTransition',
      )
    }
    const error = sandbox.rescale.error('DeleteVpcPeeringConnection', { VpcPeeringConnectionId })
    expect(error.message).toBe(
      `Invalid state transition for ${VpcPeeringConnectionId}, attempted to transition from ${status} to deleting`,
    )
  })

  test("only the accepter's account accepts, only in the accepter's Region", () => {
    const sandbox = newSandbox()
    const ours = newVpc(sandbox.rescale, '10.0.0.0/16')
    const theirs = newVpc(sandbox.customer.in('eu-west-1'), '10.64.0.0/16')
    const VpcPeeringConnectionId = requestFrom(sandbox.rescale, ours.VpcId, {
      PeerVpcId: theirs.VpcId,
      PeerOwnerId: sandbox.customer.accountId,
      PeerRegion: 'eu-west-1',
    })
    const input = { VpcPeeringConnectionId }
    expect(sandbox.rescale.error('AcceptVpcPeeringConnection', input)).toMatchObject({
      code: 'OperationNotPermitted',
      message: `User (${sandbox.rescale.accountId}) cannot accept peering ${VpcPeeringConnectionId}`,
    })
    expect(sandbox.customer.error('AcceptVpcPeeringConnection', input)).toMatchObject({
      code: 'OperationNotPermitted',
      message: `Incorrect region (us-east-1) specified for this request. VPC peering connection ${VpcPeeringConnectionId} must be accepted in region eu-west-1`,
    })
    expect(sandbox.stranger.refused('AcceptVpcPeeringConnection', input)).toBe(notFound)
    sandbox.customer.in('eu-west-1').ok('AcceptVpcPeeringConnection', input)
    expect(statusFor(sandbox.rescale, VpcPeeringConnectionId)).toBe('active')
  })

  test('an active connection is neither accepted again nor rejected; either side deletes it', () => {
    for (const side of ['rescale', 'customer'] as const) {
      const sandbox = newSandbox()
      const { VpcPeeringConnectionId } = activePeering(sandbox)
      const input = { VpcPeeringConnectionId }
      expect(sandbox.customer.refused('AcceptVpcPeeringConnection', input)).toBe(
        'InvalidStateTransition',
      )
      expect(sandbox.customer.refused('RejectVpcPeeringConnection', input)).toBe(
        'InvalidStateTransition',
      )
      sandbox[side].ok('DeleteVpcPeeringConnection', input)
      const [seen] = sandbox.rescale.ok('DescribeVpcPeeringConnections', {
        VpcPeeringConnectionIds: [VpcPeeringConnectionId],
      }).VpcPeeringConnections
      expect(seen?.Status).toEqual({
        Code: 'deleted',
        Message: `Deleted by ${sandbox[side].accountId}`,
      })
    }
  })

  test.each([
    ['OperationNotPermitted', 'OperationNotPermitted'],
    ['InvalidStateTransition', 'InvalidStateTransition'],
  ] as const)('an accepter does not delete a request (%s, as AWS does not say)', (choice, code) => {
    const sandbox = newSandbox({ openPoints: { accepterDeletesPending: choice } })
    const { VpcPeeringConnectionId } = pendingPeering(sandbox)
    expect(sandbox.customer.refused('DeleteVpcPeeringConnection', { VpcPeeringConnectionId })).toBe(
      code,
    )
  })

  test('a block that the accepter added in the meantime makes the connection fail at acceptance', () => {
    const sandbox = newSandbox()
    const { theirs, VpcPeeringConnectionId } = pendingPeering(sandbox)
    sandbox.customer.ok('AssociateVpcCidrBlock', { VpcId: theirs.VpcId, CidrBlock: '10.0.64.0/20' })
    sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    expect(statusFor(sandbox.rescale, VpcPeeringConnectionId)).toBe('failed')
  })

  test('a requester with a request waiting adds no block', () => {
    const sandbox = newSandbox()
    const { ours } = pendingPeering(sandbox)
    expect(
      sandbox.rescale.refused('AssociateVpcCidrBlock', {
        VpcId: ours.VpcId,
        CidrBlock: '10.9.0.0/16',
      }),
    ).toBe('OperationNotPermitted')
  })
})

describe('time', () => {
  test('a request that nobody accepts expires after 168 hours', () => {
    const sandbox = newSandbox()
    const { VpcPeeringConnectionId } = pendingPeering(sandbox)
    sandbox.wait(168 * hour - 1)
    expect(statusFor(sandbox.customer, VpcPeeringConnectionId)).toBe('pending-acceptance')
    sandbox.wait(1)
    expect(statusFor(sandbox.customer, VpcPeeringConnectionId)).toBe('expired')
  })

  test('delays are passed through one by one', () => {
    const sandbox = newSandbox({
      delays: {
        peeringValidationSeconds: 5,
        peeringVisibilitySeconds: 20,
        peeringProvisioningSeconds: 10,
        peeringDeletionSeconds: 3,
      },
    })
    const { VpcPeeringConnectionId: id } = pendingPeering(sandbox)
    expect(statusFor(sandbox.rescale, id)).toBe('initiating-request')
    sandbox.wait(5)
    expect(statusFor(sandbox.rescale, id)).toBe('pending-acceptance')
    expect(statusFor(sandbox.customer, id)).toBe(notFound)
    expect(
      sandbox.customer.refused('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id }),
    ).toBe(notFound)
    sandbox.wait(15)
    sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id })
    expect(statusFor(sandbox.customer, id)).toBe('provisioning')
    sandbox.wait(10)
    expect(statusFor(sandbox.customer, id)).toBe('active')
    sandbox.customer.ok('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id })
    expect(statusFor(sandbox.rescale, id)).toBe('deleting')
    sandbox.wait(3)
    expect(statusFor(sandbox.rescale, id)).toBe('deleted')
  })

  test.each([
    { end: 'rejected', rescaleHours: 48, customerHours: 2 },
    { end: 'expired', rescaleHours: 48, customerHours: 48 },
    { end: 'deleted by rescale', rescaleHours: 2, customerHours: 48 },
    { end: 'deleted by customer', rescaleHours: 48, customerHours: 2 },
  ])(
    '$end stays visible for $rescaleHours hours to Rescale and $customerHours to the customer',
    ({ end, rescaleHours, customerHours }) => {
      const sandbox = newSandbox()
      const { VpcPeeringConnectionId: id } = end.startsWith('deleted')
        ? activePeering(sandbox)
        : pendingPeering(sandbox)
      const input = { VpcPeeringConnectionId: id }
      if (end === 'rejected') sandbox.customer.ok('RejectVpcPeeringConnection', input)
      if (end === 'expired') sandbox.wait(168 * hour)
      if (end === 'deleted by rescale') sandbox.rescale.ok('DeleteVpcPeeringConnection', input)
      if (end === 'deleted by customer') sandbox.customer.ok('DeleteVpcPeeringConnection', input)
      const seen = (passed: number) =>
        [sandbox.rescale, sandbox.customer].map((actor) => [
          passed,
          statusFor(actor, id) !== notFound,
        ])
      expect(seen(0)).toEqual([
        [0, true],
        [0, true],
      ])
      sandbox.wait(2 * hour)
      expect(seen(2)).toEqual([
        [2, rescaleHours > 2],
        [2, customerHours > 2],
      ])
      sandbox.wait(46 * hour)
      expect(seen(48)).toEqual([
        [48, false],
        [48, false],
      ])
    },
  )
})

describe('what is shown', () => {
  test("the accepter's block stays hidden until the connection is active", () => {
    const sandbox = newSandbox()
    const { VpcPeeringConnectionId } = pendingPeering(sandbox)
    const seen = () =>
      sandbox.rescale.ok('DescribeVpcPeeringConnections', {
        VpcPeeringConnectionIds: [VpcPeeringConnectionId],
      }).VpcPeeringConnections[0]
    expect(seen()?.AccepterVpcInfo.CidrBlock).toBeUndefined()
    expect(seen()?.RequesterVpcInfo.CidrBlock).toBe('10.0.0.0/16')
    expect(seen()?.ExpirationTime).toEqual(new Date('2026-01-08T00:00:00.000Z'))
    sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    expect(seen()?.AccepterVpcInfo.CidrBlock).toBe('10.64.0.0/16')
    expect(seen()?.ExpirationTime).toBeUndefined()
  })

  test('an id nobody made, an id of somebody else and text that is no id are told apart as AWS does', () => {
    const sandbox = newSandbox()
    const { id } = pendingPeering(sandbox)
    expect(statusFor(sandbox.rescale, 'pcx-00000000000000000')).toBe(notFound)
    expect(statusFor(sandbox.stranger, id)).toBe(notFound)
    expect(statusFor(sandbox.rescale, 'pcx-nonsense')).toBe(
      'InvalidVpcPeeringConnectionId.Malformed',
    )
    const Filters = [{ Name: 'vpc-peering-connection-id', Values: ['pcx-00000000000000000'] }]
    expect(
      sandbox.rescale.ok('DescribeVpcPeeringConnections', { Filters }).VpcPeeringConnections,
    ).toEqual([])
  })

  test('filters take wildcards, AND together, and must exist', () => {
    const sandbox = newSandbox()
    const { id } = activePeering(sandbox)
    const list = (...Filters: ReadonlyArray<{ Name: string; Values: ReadonlyArray<string> }>) =>
      sandbox.rescale
        .ok('DescribeVpcPeeringConnections', { Filters })
        .VpcPeeringConnections.map((peering) => peering.VpcPeeringConnectionId)
    const active = { Name: 'status-code', Values: ['active', 'provisioning'] }
    expect(list({ Name: 'vpc-peering-connection-id', Values: ['pcx-*'] }, active)).toEqual([id])
    expect(list({ Name: 'status-code', Values: ['p*'] })).toEqual([])
    const oneCharacter = (value: string) =>
      list({ Name: 'vpc-peering-connection-id', Values: [value] })
    expect(oneCharacter(`${id.slice(0, -1)}?`)).toEqual([id])
    expect(oneCharacter(`${id}?`)).toEqual([])
    expect(list({ Name: 'status-code', Values: ['a?tive'] }, active)).toEqual([id])
    const wrong = [{ Name: 'requester-vpc-info.region', Values: ['us-east-1'] }]
    expect(sandbox.rescale.refused('DescribeVpcPeeringConnections', { Filters: wrong })).toBe(
      'InvalidParameterValue',
    )
  })

  test('pages hold at most what was asked, and together everything once', () => {
    const sandbox = newSandbox({ quotas: { outstandingPeeringRequests: 100, vpcsPerRegion: 20 } })
    const ours = newVpc(sandbox.rescale, '10.0.0.0/16')
    const ids = Array.from({ length: 12 }, (_, index) =>
      requestFrom(sandbox.rescale, ours.VpcId, {
        PeerVpcId: newVpc(sandbox.customer, `10.${64 + index}.0.0/16`).VpcId,
        PeerOwnerId: sandbox.customer.accountId,
      }),
    )
    const found: string[] = []
    let NextToken: string | undefined
    do {
      const page = sandbox.rescale.ok('DescribeVpcPeeringConnections', {
        MaxResults: 5,
        ...(NextToken === undefined ? {} : { NextToken }),
      })
      expect(page.VpcPeeringConnections.length).toBeLessThanOrEqual(5)
      found.push(...page.VpcPeeringConnections.map((peering) => peering.VpcPeeringConnectionId))
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    expect([...found].sort()).toEqual([...ids].sort())
    expect(sandbox.rescale.refused('DescribeVpcPeeringConnections', { MaxResults: 4 })).toBe(
      'InvalidParameterValue',
    )
    expect(
      sandbox.rescale.refused('DescribeVpcPeeringConnections', { NextToken: 'nonsense' }),
    ).toBe('InvalidParameterValue')
  })

  test("tags are each side's own", () => {
    const sandbox = newSandbox()
    const { id } = pendingPeering(sandbox)
    sandbox.rescale.ok('CreateTags', { Resources: [id], Tags: [{ Key: 'who', Value: 'rescale' }] })
    const tagsSeenBy = (actor: Actor) =>
      actor.ok('DescribeVpcPeeringConnections', { VpcPeeringConnectionIds: [id] })
        .VpcPeeringConnections[0]?.Tags
    expect(tagsSeenBy(sandbox.rescale)).toEqual([{ Key: 'who', Value: 'rescale' }])
    expect(tagsSeenBy(sandbox.customer)).toEqual([])
  })
})

describe('limits', () => {
  test('requests that wait for an answer are counted per account', () => {
    const sandbox = newSandbox({ quotas: { outstandingPeeringRequests: 1 } })
    const { ours } = pendingPeering(sandbox)
    const second = newVpc(sandbox.customer, '10.65.0.0/16')
    const input = {
      VpcId: ours.VpcId,
      PeerVpcId: second.VpcId,
      PeerOwnerId: sandbox.customer.accountId,
    }
    expect(sandbox.rescale.refused('CreateVpcPeeringConnection', input)).toBe(
      'OutstandingVpcPeeringConnectionLimitExceeded',
    )
  })

  test('requests that others have made to the account are not counted', () => {
    const sandbox = newSandbox({ quotas: { outstandingPeeringRequests: 1 } })
    const { theirs } = pendingPeering(sandbox)
    const ask = (CidrBlock: string) => ({
      VpcId: theirs.VpcId,
      PeerVpcId: newVpc(sandbox.stranger, CidrBlock).VpcId,
      PeerOwnerId: sandbox.stranger.accountId,
    })
    const own = sandbox.customer.ok('CreateVpcPeeringConnection', ask('10.80.0.0/16'))
    const { VpcPeeringConnectionId } = own.VpcPeeringConnection
    expect(statusFor(sandbox.customer, VpcPeeringConnectionId)).toBe('pending-acceptance')
    expect(sandbox.customer.refused('CreateVpcPeeringConnection', ask('10.81.0.0/16'))).toBe(
      'OutstandingVpcPeeringConnectionLimitExceeded',
    )
    sandbox.stranger.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    sandbox.customer.ok('CreateVpcPeeringConnection', ask('10.82.0.0/16'))
  })

  test('active connections are counted per VPC', () => {
    const sandbox = newSandbox({ quotas: { activePeeringsPerVpc: 1 } })
    const { ours } = activePeering(sandbox)
    const second = newVpc(sandbox.customer, '10.65.0.0/16')
    const peer = { PeerVpcId: second.VpcId, PeerOwnerId: sandbox.customer.accountId }
    const VpcPeeringConnectionId = requestFrom(sandbox.rescale, ours.VpcId, peer)
    expect(sandbox.customer.refused('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })).toBe(
      'ActiveVpcPeeringConnectionPerVpcLimitExceeded',
    )
  })
})

describe('DNS resolution over a peering', () => {
  const options = { AllowDnsResolutionFromRemoteVpc: true }

  test('is set by each side for itself, once active, where both VPCs have DNS host names', () => {
    const sandbox = newSandbox()
    const { ours, theirs, id: VpcPeeringConnectionId } = pendingPeering(sandbox)
    const mine = { VpcPeeringConnectionId, RequesterPeeringConnectionOptions: options }
    expect(sandbox.rescale.refused('ModifyVpcPeeringConnectionOptions', mine)).toBe(
      'OperationNotPermitted',
    )
    sandbox.customer.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    expect(sandbox.rescale.refused('ModifyVpcPeeringConnectionOptions', mine)).toBe(
      'InvalidVpcPeeringConnectionState.DnsHostnamesDisabled',
    )
    const off = { AllowDnsResolutionFromRemoteVpc: false }
    sandbox.rescale.ok('ModifyVpcPeeringConnectionOptions', {
      VpcPeeringConnectionId,
      RequesterPeeringConnectionOptions: off,
    })
    const on = { EnableDnsHostnames: { Value: true } }
    sandbox.rescale.ok('ModifyVpcAttribute', { VpcId: ours.VpcId, ...on })
    sandbox.customer.ok('ModifyVpcAttribute', { VpcId: theirs.VpcId, ...on })
    const other = { VpcPeeringConnectionId, AccepterPeeringConnectionOptions: options }
    expect(sandbox.rescale.refused('ModifyVpcPeeringConnectionOptions', other)).toBe(
      'OperationNotPermitted',
    )
    sandbox.rescale.ok('ModifyVpcPeeringConnectionOptions', mine)
    const [seen] = sandbox.customer.ok('DescribeVpcPeeringConnections', {
      VpcPeeringConnectionIds: [VpcPeeringConnectionId],
    }).VpcPeeringConnections
    const classicLink = {
      AllowEgressFromLocalClassicLinkToRemoteVpc: false,
      AllowEgressFromLocalVpcToRemoteClassicLink: false,
    }
    expect(seen?.RequesterVpcInfo.PeeringOptions).toEqual({ ...options, ...classicLink })
    expect(seen?.AccepterVpcInfo.PeeringOptions).toEqual({
      AllowDnsResolutionFromRemoteVpc: false,
      ...classicLink,
    })
  })

  const requesterOptions = { RequesterPeeringConnectionOptions: options }
  const accepterOptions = { AccepterPeeringConnectionOptions: options }
  const on = { EnableDnsHostnames: { Value: true } }

  /** An active peering of two VPCs with DNS host names, and the options that are seen of it. */
  const resolvable = (requester: Actor, accepter: Actor, PeerRegion: string) => {
    const ours = newVpc(requester, '10.0.0.0/16')
    const theirs = newVpc(accepter, '10.64.0.0/16')
    requester.ok('ModifyVpcAttribute', { VpcId: ours.VpcId, ...on })
    accepter.ok('ModifyVpcAttribute', { VpcId: theirs.VpcId, ...on })
    const VpcPeeringConnectionId = requestFrom(requester, ours.VpcId, {
      PeerVpcId: theirs.VpcId,
      PeerOwnerId: accepter.accountId,
      PeerRegion,
    })
    accepter.ok('AcceptVpcPeeringConnection', { VpcPeeringConnectionId })
    const seen = () => {
      const [peering] = requester.ok('DescribeVpcPeeringConnections', {
        VpcPeeringConnectionIds: [VpcPeeringConnectionId],
      }).VpcPeeringConnections
      return [peering?.RequesterVpcInfo, peering?.AccepterVpcInfo].map(
        (info) => info?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc,
      )
    }
    return { VpcPeeringConnectionId, seen }
  }

  const modify = 'ModifyVpcPeeringConnectionOptions'

  test("is never set for the other account's side, not even together with one's own", () => {
    const { rescale, customer } = newSandbox()
    const { VpcPeeringConnectionId, seen } = resolvable(rescale, customer, 'us-east-1')
    const refusals = [
      rescale.refused(modify, { VpcPeeringConnectionId, ...accepterOptions }),
      customer.refused(modify, { VpcPeeringConnectionId, ...requesterOptions }),
      ...[rescale, customer].map((actor) =>
        actor.refused(modify, { VpcPeeringConnectionId, ...requesterOptions, ...accepterOptions }),
      ),
    ]
    expect(new Set(refusals)).toEqual(new Set(['OperationNotPermitted']))
    expect(seen()).toEqual([false, false])
    expect(customer.ok(modify, { VpcPeeringConnectionId, ...accepterOptions })).toEqual(
      accepterOptions,
    )
    expect(seen()).toEqual([false, true])
  })

  test('is set for both sides at once within one account and Region', () => {
    const { rescale } = newSandbox()
    const { VpcPeeringConnectionId, seen } = resolvable(rescale, rescale, 'us-east-1')
    rescale.ok(modify, { VpcPeeringConnectionId, ...requesterOptions, ...accepterOptions })
    expect(seen()).toEqual([true, true])
  })

  test('is set by each side in its own Region within one account', () => {
    const { rescale } = newSandbox()
    const peer = rescale.in('eu-west-1')
    const { VpcPeeringConnectionId, seen } = resolvable(rescale, peer, 'eu-west-1')
    expect(rescale.refused(modify, { VpcPeeringConnectionId, ...accepterOptions })).toBe(
      'OperationNotPermitted',
    )
    expect(peer.refused(modify, { VpcPeeringConnectionId, ...requesterOptions })).toBe(
      'OperationNotPermitted',
    )
    expect(seen()).toEqual([false, false])
    peer.ok(modify, { VpcPeeringConnectionId, ...accepterOptions })
    rescale.ok(modify, { VpcPeeringConnectionId, ...requesterOptions })
    expect(seen()).toEqual([true, true])
  })
})

describe('deleting a VPC', () => {
  test('with a request from another account waits until it is rejected', () => {
    const sandbox = newSandbox()
    const { theirs, VpcPeeringConnectionId } = pendingPeering(sandbox)
    expect(sandbox.customer.refused('DeleteVpc', { VpcId: theirs.VpcId })).toBe(
      'DependencyViolation',
    )
    sandbox.customer.ok('RejectVpcPeeringConnection', { VpcPeeringConnectionId })
    sandbox.customer.ok('DeleteVpc', { VpcId: theirs.VpcId })
  })

  test('ends the request that it made', () => {
    const sandbox = newSandbox()
    const { ours, id } = pendingPeering(sandbox)
    sandbox.rescale.ok('DeleteVpc', { VpcId: ours.VpcId })
    expect(statusFor(sandbox.customer, id)).toBe('deleted')
  })

  test.each([
    ['DependencyViolation', 'active'],
    ['deletes-peering', 'deleted'],
  ] as const)('with an active peering: %s leaves it %s, as AWS does not say', (choice, status) => {
    const sandbox = newSandbox({ openPoints: { deleteVpcWithActivePeering: choice } })
    const { theirs, id } = activePeering(sandbox)
    sandbox.customer.call('DeleteVpc', { VpcId: theirs.VpcId })
    expect(statusFor(sandbox.rescale, id)).toBe(status)
  })
})
