import { describe, expect, test } from 'vitest'

import { everyTask, taskOf } from '../tasks.ts'
import { type Exchange, playScript, row } from './playedScript.ts'

const connect = taskOf(await everyTask({ peeringDns: true }), 'connect')
const { setup, notice } = connect
const { peeringId, accepterVpcId } = notice
const [block = ''] = setup.rescaleVpcCidrs
const [table = ''] = notice.routeTableIds

const peering = (answer: string): Exchange => [
  `ec2 describe-vpc-peering-connections --filters Name=vpc-peering-connection-id,Values=${peeringId}`,
  answer,
]
const requested = (
  status: string,
  change: Partial<Record<'owner' | 'vpc' | 'cidr' | 'accepter', string>> = {},
) => {
  const { owner = setup.rescaleAccountId, vpc = setup.rescaleVpcId } = change
  return peering(row(status, owner, vpc, change.cidr ?? block, change.accepter ?? accepterVpcId))
}
const accepted: Exchange = [
  `ec2 accept-vpc-peering-connection --vpc-peering-connection-id ${peeringId}`,
  '',
]
const route = (answer: string): Exchange => [
  `ec2 describe-route-tables --route-table-ids ${table}`,
  answer,
]
const routed = (verb: 'create' | 'replace'): Exchange => [
  `ec2 ${verb}-route --route-table-id ${table} --destination-cidr-block ${block} --vpc-peering-connection-id ${peeringId}`,
  '',
]
const allowed: Exchange = [
  `ec2 modify-vpc-peering-connection-options --vpc-peering-connection-id ${peeringId} --accepter-peering-connection-options AllowDnsResolutionFromRemoteVpc=true`,
  '',
]

test('the peering is accepted and awaited, then routes are added, then DNS is allowed', () => {
  const { status } = playScript(connect, [
    peering(''),
    requested('pending-acceptance'),
    accepted,
    requested('provisioning'),
    requested('active'),
    route(''),
    routed('create'),
    peering('False'),
    allowed,
  ])
  expect(status).toBe(0)
})

test('nothing is changed where everything is done', () => {
  const { status } = playScript(connect, [
    requested('active'),
    route(row('active', peeringId)),
    peering('True'),
  ])
  expect(status).toBe(0)
})

describe('a request is not accepted', () => {
  test.each([
    [{ owner: '444455556666' }, `by 444455556666 for ${setup.rescaleVpcId}`],
    [{ vpc: 'vpc-0ff' }, `by ${setup.rescaleAccountId} for vpc-0ff`],
    [{ accepter: 'vpc-0ff' }, `is for vpc-0ff, not for ${accepterVpcId}`],
    [{ cidr: '10.99.0.0/16' }, `with the block 10.99.0.0/16, not with ${block}`],
  ])('of %o', (change, told) => {
    const { status, stderr } = playScript(connect, [requested('pending-acceptance', change)])
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`^${peeringId} .*${told}.*: it was not accepted`))
  })

  test.each(['expired', 'failed', 'rejected', 'deleted'])('where it is %s', (ended) => {
    const { status, stderr } = playScript(connect, [requested(ended)])
    expect(status).toBe(1)
    expect(stderr).toBe(`${peeringId} is ${ended}: ask Rescale for another request.\n`)
  })
})

describe('a route that is there already', () => {
  const old = 'pcx-0aaaaaaaaaaaaaaaa'
  const other: Exchange = [
    `ec2 describe-vpc-peering-connections --filters Name=vpc-peering-connection-id,Values=${old}`,
    row('deleted'),
  ]

  test('is replaced where it is of a peering that has ended', () => {
    const { status } = playScript(connect, [
      requested('active'),
      route(row('blackhole', old)),
      other,
      routed('replace'),
      peering('True'),
    ])
    expect(status).toBe(0)
  })

  test.each([
    ['active', 'igw-0123456789abcdef0'],
    ['active', old],
    ['blackhole', 'nat-0123456789abcdef0'],
  ])('is left where it is %s and goes to %s', (state, target) => {
    const { status, stderr } = playScript(connect, [requested('active'), route(row(state, target))])
    expect(status).toBe(1)
    expect(stderr).toBe(
      `${table} has another route to ${block}, over ${target}: remove it first.\n`,
    )
  })
})
