import { digestOfDocument } from '@byoa/application'
import { describe, expect, test } from 'vitest'

import { everyTask, taskOf } from '../tasks.ts'
import {
  type Exchange,
  type FoundInVpc,
  contentsOf,
  playScript,
  refused,
  row,
} from './playedScript.ts'

const tasks = await everyTask()
const byOwnDecision = taskOf(tasks, 'leave')
const leave = taskOf(tasks.slice(tasks.indexOf(byOwnDecision) + 1), 'leave')
const { setup, notice = expect.unreachable() } = leave
const { vpcId = '', roleArn = '', peeringIds } = notice
const [peeringId = ''] = peeringIds
const { stackName } = setup

const table = 'rtb-0123456789abcdef0'
const strange = 'pcx-0aaaaaaaaaaaaaaaa'

const peerings = (answer: string, statuses = ''): Exchange => [
  [
    'ec2 describe-vpc-peering-connections --filters',
    `Name=requester-vpc-info.owner-id,Values=${setup.rescaleAccountId}`,
    `Name=requester-vpc-info.vpc-id,Values=${setup.rescaleVpcId}`,
    `Name=accepter-vpc-info.vpc-id,Values=${vpcId}`,
    ...(statuses === '' ? [] : [`Name=status-code,Values=${statuses}`]),
  ].join(' '),
  answer,
]
const live = (answer: string): Exchange =>
  peerings(answer, 'pending-acceptance,provisioning,active')
const ending = (answer: string): Exchange => peerings(answer, 'pending-acceptance,active,deleting')

const tables = (answer: string): Exchange => [
  `ec2 describe-route-tables --filters Name=vpc-id,Values=${vpcId}`,
  answer,
]

const inVpc = (found?: FoundInVpc): ReadonlyArray<Exchange> => contentsOf(vpcId, found)

const asked = (answer: Exchange[1]): Exchange => [
  `cloudformation describe-stacks --stack-name ${stackName}`,
  answer,
]
const absent = refused(`Stack with id ${stackName} does not exist`)
const ownIds = (answer: Exchange[1]): Exchange => [
  `cloudformation describe-stack-resources --stack-name ${stackName}`,
  answer,
]
const endpoints = (answer: string): Exchange => [
  `ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=${vpcId}`,
  answer,
]
const stackDeleted: ReadonlyArray<Exchange> = [
  asked('UPDATE_COMPLETE'),
  [`cloudformation delete-stack --stack-name ${stackName}`, ''],
  asked('DELETE_IN_PROGRESS'),
  asked(absent),
]
const vpcs = (answer: string): Exchange => [
  `ec2 describe-vpcs --filters Name=vpc-id,Values=${vpcId}`,
  answer,
]
const tags = (answer: string): Exchange => [
  'ec2 describe-tags --filters Name=key,Values=rescale:byoa,rescale:compute Name=value,Values=acme',
  answer,
]
const role = (answer: Exchange[1]): Exchange => [
  `iam get-role --role-name ${roleArn.split('/').at(-1)}`,
  answer,
]
const noRole = role(refused('An error occurred (NoSuchEntity)'))
const nothingLeft = [vpcs(''), tags(''), noRole]

/** From routes to peerings, where a peering is there. */
const disconnected: ReadonlyArray<Exchange> = [
  peerings(row(peeringId, 'active')),
  tables(table),
  [
    `ec2 describe-route-tables --route-table-ids ${table}`,
    row('10.0.0.0/16', peeringId) + row('None', peeringId) + row('10.98.0.0/16', strange),
  ],
  [`ec2 delete-route --route-table-id ${table} --destination-cidr-block 10.0.0.0/16`, ''],
  live(row(peeringId, 'active') + row(strange, 'pending-acceptance')),
  [`ec2 delete-vpc-peering-connection --vpc-peering-connection-id ${peeringId}`, ''],
  [`ec2 reject-vpc-peering-connection --vpc-peering-connection-id ${strange}`, ''],
  ending(row(peeringId, 'deleting')),
  ending(''),
]

/** The clean exit, whatever its time. */
const exit = (
  answers: object,
  removed: ReadonlyArray<string>,
  remains: ReadonlyArray<unknown>,
) => ({
  version: 1,
  kind: 'clean-exit',
  onboardingId: setup.onboardingId,
  ...answers,
  at: expect.any(Number) as number,
  party: 'customer',
  removed,
  unconfirmed: [],
  remains,
})
const answersNotice = { answers: digestOfDocument(notice) }

test('routes, peerings and the stack are removed in this order, and the account is clean', () => {
  const own = ['igw-0123456789abcdef0', 'eni-0123456789abcdef0']
  const { status, documents } = playScript(leave, [
    ...disconnected,
    ownIds(row(own[0] ?? '')),
    endpoints(row(own[1] ?? '')),
    ...inVpc({ 'internet-gateways': own[0] ?? '', 'network-interfaces': own[1] ?? '' }),
    ...stackDeleted,
    ...nothingLeft,
  ])
  expect(status).toBe(0)
  const removed = ['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean']
  expect(documents).toEqual([exit(answersNotice, removed, [])])
})

test('without a notice the VPC and the role are those of the outputs of the stack', () => {
  const { status, documents } = playScript(byOwnDecision, [
    asked(vpcId),
    asked(roleArn),
    peerings(''),
    tables(''),
    live(''),
    ownIds(''),
    endpoints(''),
    ...inVpc(),
    ...stackDeleted,
    ...nothingLeft,
  ])
  expect(status).toBe(0)
  const removed = ['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean']
  expect(documents).toEqual([exit({ answers: digestOfDocument(setup) }, removed, [])])
})

test('without a notice and a stack there is nothing to look for but tags', () => {
  const { status } = playScript(byOwnDecision, [
    asked(absent),
    asked(absent),
    asked(absent),
    tags(''),
  ])
  expect(status).toBe(0)
})

describe('what remains is told and written', () => {
  test('where it would prevent the deletion of the stack, which is kept', () => {
    const { status, stderr, documents } = playScript(leave, [
      ...disconnected,
      ownIds(''),
      endpoints(''),
      ...inVpc({ instances: 'i-0123456789abcdef0' }),
    ])
    expect(status).toBe(1)
    expect(stderr).toContain('instance i-0123456789abcdef0')
    const remains = [{ resourceType: 'instance', resourceId: 'i-0123456789abcdef0' }]
    expect(documents).toEqual([exit(answersNotice, ['CustomerRoutesRemoved'], remains)])
  })

  test('where it is left after the stack: the VPC, what is tagged, the role', () => {
    const volume = 'vol-0123456789abcdef0'
    const subnet = 'subnet-0123456789abcdef0'
    const { status, documents } = playScript(leave, [
      ...disconnected,
      ownIds(''),
      endpoints(''),
      ...inVpc(),
      ...stackDeleted,
      vpcs(vpcId),
      ...inVpc(),
      tags(row('subnet', subnet) + row('volume', volume)),
      [`ec2 describe-subnets --filters Name=subnet-id,Values=${subnet}`, ''],
      role(roleArn),
    ])
    expect(status).toBe(1)
    const remains = [
      { resourceType: 'role', resourceId: roleArn },
      { resourceType: 'volume', resourceId: volume },
      { resourceType: 'vpc', resourceId: vpcId },
    ]
    expect(documents).toEqual([
      exit(answersNotice, ['CustomerRoutesRemoved', 'StackDeleted'], remains),
    ])
  })
})
