import { digestOfDocument, isTemplateChange, rotateExternalId } from '@byoa/application'
import type { CustomerTask } from '@byoa/application/instructions'
import { RolePath, PolicyArn } from '@byoa/core/iam/identity'
import { type ConnectedWorld, connectedWorld } from '@byoa/testing/world'
import { expect, test } from 'vitest'

import { asCustomer, expectRight, given } from '../../support/parties.ts'
import { lastIssued } from '../tasks.ts'
import { type Exchange, playScript, refused, row } from './playedScript.ts'

/** The role of the stack as AWS has it, with each of its documents parsed. */
const roleIn = (world: ConnectedWorld) => {
  const { roleArn } = world.state.stack
  const RoleName = roleArn.split('/').at(-1) ?? ''
  const { Role } = asCustomer(world, 'GetRole', { RoleName })
  const { PolicyNames } = asCustomer(world, 'ListRolePolicies', { RoleName })
  const parsed = (document = ''): string => JSON.stringify(JSON.parse(decodeURIComponent(document)))
  return {
    ...Role,
    trustPolicy: parsed(Role.AssumeRolePolicyDocument),
    policies: PolicyNames.map((PolicyName) => {
      const policy = asCustomer(world, 'GetRolePolicy', { RoleName, PolicyName })
      return [PolicyName, parsed(policy.PolicyDocument)] as const
    }),
  }
}

const resourcesOf = (world: ConnectedWorld, stackName: string) => {
  const { StackResources } = asCustomer(world, 'DescribeStackResources', { StackName: stackName })
  return (name: string): Exchange => [
    `cloudformation describe-stack-resources --stack-name ${stackName}`,
    StackResources.find((one) => one.LogicalResourceId === name)?.PhysicalResourceId ?? 'None',
  ]
}

const boundary = given(PolicyArn, 'arn:aws:iam::111122223333:policy/Boundary')

test.each([
  ['', {}],
  [
    ' with a path and a boundary',
    { rolePath: given(RolePath, '/rescale/'), permissionsBoundaryArn: boundary },
  ],
])('a role%s is restored, and created again, as the stack has made it', async (_title, request) => {
  const world = await connectedWorld({ request })
  const setup = await lastIssued(world, 'setup')
  const task: CustomerTask = {
    kind: 'repair',
    setup,
    at: setup.reportBy,
    repairs: ['restore-role'],
  }
  const resource = resourcesOf(world, setup.stackName)
  const { RoleName, Path, Description, Tags, trustPolicy, ...role } = roleIn(world)
  const found = (answer: Exchange[1]): Exchange => [`iam get-role --role-name ${RoleName}`, answer]
  const isBound = role.PermissionsBoundary !== undefined
  expect(isBound).toBe('permissionsBoundaryArn' in request)
  const bound = isBound ? ` --permissions-boundary ${boundary}` : ''
  const put = role.policies.map(([name, document]): Exchange => [
    `iam put-role-policy --role-name ${RoleName} --policy-name ${name} --policy-document file:///dev/stdin ${document}`,
    '',
  ])
  const before = ['RescaleRole', 'Vpc', 'ComputeRole'].map(resource)
  const updated: Exchange = [
    `iam update-assume-role-policy --role-name ${RoleName} --policy-document file:///dev/stdin ${trustPolicy}`,
    '',
  ]
  const rebound: Exchange = [
    `iam put-role-permissions-boundary --role-name ${RoleName}${bound}`,
    '',
  ]
  const there = [...before, found(RoleName), ...(isBound ? [rebound] : []), updated, ...put]
  expect(playScript(task, there).status).toBe(0)
  const tags = JSON.stringify(Tags?.filter(({ Key }) => !Key.startsWith('aws:')))
  const created: Exchange = [
    `iam create-role --role-name ${RoleName} --path ${Path} --description ${Description} --max-session-duration ${role.MaxSessionDuration} --tags ${tags}${bound} --assume-role-policy-document file:///dev/stdin ${trustPolicy}`,
    '',
  ]
  const gone = [...before, found(refused('NoSuchEntity')), created, ...put]
  expect(playScript(task, gone).status).toBe(0)
})

test('a role that was deleted when its stack was rolled back is not created', async () => {
  const world = await connectedWorld()
  const setup = await lastIssued(world, 'setup')
  const rolledBack = ['RescaleRole', 'Vpc', 'ComputeRole'].map((name): Exchange => {
    const [call, id] = resourcesOf(world, setup.stackName)(name)
    return [call, row(typeof id === 'string' ? id : '', 'DELETE_COMPLETE')]
  })
  const task: CustomerTask = {
    kind: 'repair',
    setup,
    at: setup.reportBy,
    repairs: ['restore-role'],
  }
  expect(playScript(task, rolledBack).status).toBe(0)
})

test('a trust policy is written without external IDs, as the answer to the setup', async () => {
  const world = await connectedWorld()
  const setup = await lastIssued(world, 'setup')
  const { roleArn } = world.state.stack
  const { RoleName, trustPolicy } = roleIn(world)
  const other = trustPolicy.replace(setup.externalId, 'of-another')
  const read = (answer: string): Exchange => [`iam get-role --role-name ${RoleName}`, answer]
  const resource = resourcesOf(world, setup.stackName)('RescaleRole')
  for (const [policy, hidden] of [
    [trustPolicy, trustPolicy.replaceAll(setup.externalId, '{AgreedExternalId}')],
    [other, trustPolicy.replace(setup.externalId, '{OtherExternalId}')],
    [
      trustPolicy.replace(setup.externalId, `${setup.externalId}","of-another`),
      trustPolicy.replace(setup.externalId, '{AgreedExternalId}","{OtherExternalId}'),
    ],
    [
      trustPolicy.replace(setup.externalId, '*","of-another","*-another'),
      trustPolicy.replace(setup.externalId, '*","{OtherExternalId}","{OtherExternalId}'),
    ],
  ] as const) {
    const { status, documents } = playScript({ kind: 'inspect', setup }, [
      resource,
      read(roleArn),
      read(policy),
    ])
    expect(status).toBe(0)
    expect(documents).toEqual([
      {
        version: 1,
        kind: 'inspection',
        onboardingId: setup.onboardingId,
        answers: digestOfDocument(setup),
        at: expect.any(Number) as number,
        roleArn,
        trustPolicy: hidden,
        results: [],
      },
    ])
  }
})

test('in a rotation, both IDs are hidden as what they are in the change that is answered', async () => {
  const world = await connectedWorld()
  const setup = await lastIssued(world, 'setup')
  expectRight(await rotateExternalId(world.rescale, world.onboardingId)())
  const change = await lastIssued(world, 'change')
  if (!isTemplateChange(change)) return expect.unreachable(change.change)
  const { RoleName, trustPolicy } = roleIn(world)
  const read = (answer: string): Exchange => [`iam get-role --role-name ${RoleName}`, answer]
  const trusting = (ids: ReadonlyArray<string>): string =>
    trustPolicy.replace(setup.externalId, ids.join('","'))
  const { documents } = playScript({ kind: 'inspect', setup, change }, [
    resourcesOf(world, setup.stackName)('RescaleRole'),
    read(world.state.stack.roleArn),
    read(trusting([...change.externalIds, 'of-another'])),
  ])
  const hidden = ['{AgreedExternalId}', '{NextExternalId}', '{OtherExternalId}']
  expect(documents).toMatchObject([
    { answers: digestOfDocument(change), trustPolicy: trusting(hidden) },
  ])
})
