import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type OperatorScope, operatorPolicy } from '../../../src/iam/operators/operatorPolicy.ts'
import { RoleNamePrefix } from '../../../src/cloudformation/SetupOptions.ts'
import { stackActions } from '../../../src/iam/operators/stackActions.ts'
import { RolePath } from '../../../src/iam/identity/RolePath.ts'
import { VpcId } from '../../../src/iam/identity/identifiers.ts'
import { policySizeCharacters } from '../../../src/iam/policy/PolicyDocument.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import { evaluate } from '../../../src/iam/policy/evaluate.ts'
import { sessionOf } from '../callers.ts'
import { certainlyOf } from '../certainlyOf.ts'
import { setupTemplateInput } from '../../cloudformation/setupInputs.ts'
import { certainTemplate, plainInput } from '../../cloudformation/setupVariants.ts'

const rescaleVpcId = certainlyOf(VpcId, 'vpc-0aaaaaaaaaaaaaaaa')
const customerVpcId = certainlyOf(VpcId, 'vpc-0bbbbbbbbbbbbbbbb')

const plain: OperatorScope = {
  region: plainInput.region,
  customerAccountId: plainInput.customerAccountId,
  rescaleAccountId: plainInput.rescaleAccountId,
  rescaleVpcId,
  connectionName: 'acme',
  stackName: 'rescale-byoa-acme',
}

const parties = ['rescale', 'customer'] as const

const actionsOf = (party: (typeof parties)[number], scope: OperatorScope): ReadonlySet<string> =>
  new Set(operatorPolicy(party, scope).Statement.flatMap(({ Action }) => Action))

test('every statement is confined by resources or a condition, and no action is a wildcard', () => {
  for (const party of parties) {
    const { Statement } = operatorPolicy(party, { ...plain, includesRemoval: true })
    expect(new Set(Statement.map(({ Sid }) => Sid)).size).toBe(Statement.length)
    for (const { Sid, Action, Resource, Condition } of Statement) {
      expect(Sid).toMatch(/^[A-Za-z0-9]+$/)
      expect(Action.filter((action) => action.includes('*'))).toEqual([])
      expect(Condition !== undefined || !Resource.includes('*')).toBe(true)
    }
    expect(policySizeCharacters({ Version: '2012-10-17', Statement })).toBeLessThanOrEqual(6144)
  }
})

test('the customer may make every resource of a template, and delete it only with the removal', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const types = Object.values(certainTemplate(input).template.Resources).map(({ Type }) => Type)
      const making = actionsOf('customer', plain)
      const removing = actionsOf('customer', { ...plain, includesRemoval: true })
      for (const type of types) {
        const { make, remove } = stackActions[type]
        expect([...making]).toEqual(expect.arrayContaining([...make]))
        expect([...removing]).toEqual(expect.arrayContaining([...make, ...remove]))
      }
    }),
  )
})

test('without the removal nothing that carries traffic or identity can be deleted', () => {
  for (const party of parties) {
    const deleting = [...actionsOf(party, plain)].filter((action) =>
      /:(Delete|Release)/.test(action),
    )
    // A stack that is updated takes away the inline policies that it does not have any more.
    expect(deleting).toEqual(party === 'customer' ? ['iam:DeleteRolePolicy'] : [])
  }
})

test.each([
  [plain, 'role/rescale-byoa-acme-*'],
  [
    {
      ...plain,
      rolePath: certainlyOf(RolePath, '/team/'),
      roleNamePrefix: certainlyOf(RoleNamePrefix, 'hpc-'),
    },
    'role/team/hpc-rescale-*',
  ],
])('the customer passes roles of the stack alone', (scope, roles) => {
  const { Statement } = operatorPolicy('customer', scope)
  const passing = Statement.filter(({ Action }) => Action.includes('iam:PassRole'))
  expect(passing.flatMap(({ Resource }) => Resource)).toEqual([
    `arn:aws:iam::111122223333:${roles}`,
  ])
})

test.each(parties)('the DNS option of a peering is set only where it is agreed: %s', (party) => {
  const option = 'ec2:ModifyVpcPeeringConnectionOptions'
  const agreed = actionsOf(party, { ...plain, peeringDns: true })
  const without = actionsOf(party, plain)
  expect([...agreed].filter((action) => !without.has(action))).toEqual([option])
  expect(actionsOf(party, { ...plain, peeringDns: false })).toEqual(without)
})

describe('a peering', () => {
  const vpc = (account: string, id: string): string => `arn:aws:ec2:us-east-1:${account}:vpc/${id}`
  const ends = {
    requester: vpc('999988887777', rescaleVpcId),
    accepter: vpc('111122223333', customerVpcId),
  }

  const decide = (
    party: (typeof parties)[number],
    action: string,
    { requester, accepter }: typeof ends,
  ): string => {
    const account = party === 'rescale' ? '999988887777' : '111122223333'
    const scope = { ...plain, customerVpcId, includesRemoval: true, peeringDns: true }
    return evaluate(
      { identity: [readPolicy(operatorPolicy(party, scope))] },
      {
        principal: sessionOf(`arn:aws:iam::${account}:role/Operator`),
        action,
        resource: `arn:aws:ec2:us-east-1:${account}:vpc-peering-connection/pcx-0123456789abcdef0`,
        context: {
          'aws:RequestedRegion': ['us-east-1'],
          'ec2:RequesterVpc': [requester],
          'ec2:AccepterVpc': [accepter],
        },
      },
    ).decision
  }

  test.each([
    ['rescale', 'ec2:CreateVpcPeeringConnection'],
    ['rescale', 'ec2:ModifyVpcPeeringConnectionOptions'],
    ['rescale', 'ec2:DeleteVpcPeeringConnection'],
    ['rescale', 'ec2:RejectVpcPeeringConnection'],
    ['customer', 'ec2:AcceptVpcPeeringConnection'],
    ['customer', 'ec2:ModifyVpcPeeringConnectionOptions'],
    ['customer', 'ec2:DeleteVpcPeeringConnection'],
    ['customer', 'ec2:RejectVpcPeeringConnection'],
  ] as const)('is between the two VPCs: %s, %s', (party, action) => {
    expect(decide(party, action, ends)).toBe('allowed')
    for (const other of [
      { ...ends, requester: vpc('999988887777', 'vpc-0cccccccccccccccc') },
      { ...ends, accepter: vpc('111122223333', 'vpc-0cccccccccccccccc') },
      { ...ends, accepter: vpc('444455556666', customerVpcId) },
      { requester: ends.accepter, accepter: ends.requester },
    ]) {
      expect(decide(party, action, other)).toBe('implicitly-denied')
    }
  })
})
