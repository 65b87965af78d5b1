import type { CustomerTask } from '@byoa/application/instructions'
import { Instant } from '@byoa/core/values'
import { describe, expect, test } from 'vitest'

import type { ReviewTask } from '../../../src/documents/ReviewDocument.ts'
import { given } from '../../support/parties.ts'
import { everyTask, taskOf } from '../tasks.ts'
import {
  type Exchange,
  contentsOf,
  outputs,
  playScript,
  printedOutputs,
  refused,
} from './playedScript.ts'

const tasks = await everyTask()
const { setup, at } = taskOf(tasks, 'repair')
const { stackName, agreedCidr } = setup
const { review } = taskOf(tasks, 'correct')

const vpc = 'vpc-0123456789abcdef0'
const gateway = 'igw-0123456789abcdef0'

const resource = (answer: Exchange[1]): Exchange => [
  `cloudformation describe-stack-resources --stack-name ${stackName}`,
  answer,
]
const asked = (answer: Exchange[1]): Exchange => [
  `cloudformation describe-stacks --stack-name ${stackName}`,
  answer,
]

describe('a VPC', () => {
  const restore: CustomerTask = { kind: 'repair', setup, at, repairs: ['restore-vpc'] }
  const attributes = ['dns-support', 'dns-hostnames'].map((attribute): Exchange => [
    `ec2 modify-vpc-attribute --vpc-id ${vpc} --enable-${attribute} {"Value":true}`,
    '',
  ])
  const attached = (answer: string): Exchange => [
    `ec2 describe-internet-gateways --filters Name=attachment.vpc-id,Values=${vpc}`,
    answer,
  ]
  const moves = (verb: 'attach' | 'detach', id: string): Exchange => [
    `ec2 ${verb}-internet-gateway --internet-gateway-id ${id} --vpc-id ${vpc}`,
    '',
  ]
  const other = 'igw-0ffffffffffffffff'

  test.each([
    ['has its gateway', gateway, gateway, []],
    ['has no gateway', gateway, '', [moves('attach', gateway)]],
    ['has another one', gateway, other, [moves('detach', other), moves('attach', gateway)]],
    ['has one, but its stack has none', 'None', other, [moves('detach', other)]],
  ])('that %s is restored', (_title, ofStack, found, moved) => {
    const { status } = playScript(restore, [
      resource(vpc),
      resource(ofStack),
      ...attributes,
      attached(found),
      ...moved,
    ])
    expect(status).toBe(0)
  })

  test('that the stack does not have is not restored', () => {
    const { status, stderr } = playScript(restore, [resource('None'), resource('None')])
    expect(status).toBe(1)
    expect(stderr).toBe(`The stack ${stackName} has no VPC.\n`)
  })
})

describe('a further block', () => {
  const further = '10.61.0.0/16' as typeof agreedCidr
  const task: CustomerTask = {
    kind: 'correct',
    setup,
    review: { ...review, tasks: [{ type: 'AssociateCidr', data: { cidr: further } }] },
  }
  const states = (answer: string): Exchange => [`ec2 describe-vpcs --vpc-ids ${vpc}`, answer]
  const associated: Exchange = [
    `ec2 associate-vpc-cidr-block --vpc-id ${vpc} --cidr-block ${further}`,
    '',
  ]

  test.each([
    ['is associated', '', [associated]],
    ['is associated again after it was disassociated', 'disassociated', [associated]],
    ['is left where it is associated', 'associated', []],
    ['is left where it is being associated', 'associating', []],
  ])('%s', (_title, found, made) => {
    const { status } = playScript(task, [asked(vpc), states(found), ...made])
    expect(status).toBe(0)
  })
})

const second = (instant: Instant, seconds: number): string =>
  new Date(instant + 1000 * seconds).toISOString()

const vpcMissing: ReviewTask = {
  type: 'CorrectVpc',
  data: {
    findings: [{ id: 'vpc-missing', level: 'error', evidence: { vpcId: setup.rescaleVpcId } }],
  },
}
const later = given(Instant, second(at, 3600))

describe.each<readonly [string, CustomerTask, Instant]>([
  ['a repair', { kind: 'repair', setup, at, repairs: ['replace-stack'] }, at],
  [
    'a review',
    { kind: 'correct', setup, review: { ...review, at: later, tasks: [vpcMissing] } },
    later,
  ],
])('a stack that is to be replaced by %s', (_kind, replace, found) => {
  const created: Exchange = [
    `cloudformation create-stack --stack-name ${stackName} --template-body file://${setup.template.file} --capabilities CAPABILITY_NAMED_IAM`,
    '',
  ]
  const stackId = `arn:aws:cloudformation:us-east-1:111122223333:stack/${stackName}/0f1e2d3c-0000-11ee-be56-0242ac120002`
  const reported = [asked(stackId), asked(printedOutputs)]
  const inUse = (own: string): ReadonlyArray<Exchange> => [
    asked(second(found, 0)),
    asked(vpc),
    resource(own),
    [`ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=${vpc}`, ''],
    ...contentsOf(vpc, { instances: 'i-0123456789abcdef0' }),
  ]
  const peerings = (statuses: string): Exchange => [
    [
      'ec2 describe-vpc-peering-connections --filters',
      `Name=requester-vpc-info.owner-id,Values=${setup.rescaleAccountId}`,
      `Name=requester-vpc-info.vpc-id,Values=${setup.rescaleVpcId}`,
      `Name=accepter-vpc-info.vpc-id,Values=${vpc}`,
      `Name=status-code,Values=${statuses}`,
    ].join(' '),
    '',
  ]

  test('is kept where something else uses its VPC', () => {
    const { status, stderr } = playScript(replace, inUse(''))
    expect(status).toBe(1)
    expect(stderr).toContain('Remove first:\ninstance i-0123456789abcdef0')
  })

  test('is deleted after its peerings, and created', () => {
    const { status, documents } = playScript(replace, [
      ...inUse('i-0123456789abcdef0'),
      peerings('pending-acceptance,provisioning,active'),
      [`cloudformation delete-stack --stack-name ${stackName}`, ''],
      asked(refused('does not exist')),
      created,
      asked('CREATE_COMPLETE'),
      ...reported,
    ])
    expect(status).toBe(0)
    expect(documents).toEqual([expect.objectContaining({ stackId, ...outputs })])
  })

  test('is only run where it was created after it was found wrong', () => {
    const { status } = playScript(replace, [
      asked(second(found, 1)),
      asked('CREATE_COMPLETE'),
      asked(agreedCidr),
      [
        created[0].replace('create-stack', 'update-stack'),
        refused('No updates are to be performed'),
      ],
      ...reported,
    ])
    expect(status).toBe(0)
  })
})
