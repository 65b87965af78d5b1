import {
  createMemoryCloud,
  defaultRescale,
  rescaleWorld,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { fromMilliseconds } from '@byoa/core/values'
import {
  answer,
  awsError,
  customerAccountId,
  fakeAws,
  refused,
  region,
  roleArn,
  setupOf,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { simulatePermissions } from '../../src/permissions/simulatePermissions.ts'

const actions = ['iam:CreateRole', 'iam:PutRolePolicy']
const session = 'arn:aws:sts::111122223333:assumed-role/Rescale/somebody'

const page = (results: Readonly<Record<string, string>>, marker?: string) =>
  answer({
    EvaluationResults: Object.entries(results).map(([EvalActionName, EvalDecision]) => ({
      EvalActionName,
      EvalDecision,
    })),
    IsTruncated: marker !== undefined,
    Marker: marker,
  })

const asking = (Arn: string, simulated = page({ [actions[0] ?? '']: 'allowed' })) =>
  fakeAws({
    GetCallerIdentity: answer({ Arn }),
    GetRole: answer({ Role: { Arn: roleArn, RoleName: 'Rescale' } }),
    SimulatePrincipalPolicy: [simulated, page({ [actions[1] ?? '']: 'explicitDeny' })],
  })

describe('simulating permissions', () => {
  it('asks about the role of a session, page after page, and names the kind of a denial', async () => {
    const aws = asking(session, page({ 'iam:CreateRole': 'implicitDeny' }, 'm'))
    expect(valid(await simulatePermissions(aws.awsFor(region), actions)())).toEqual([
      { action: 'iam:CreateRole', answer: 'refused', code: 'implicitDeny' },
      { action: 'iam:PutRolePolicy', answer: 'refused', code: 'explicitDeny' },
    ])
    expect(aws.received.at(-2)?.params).toMatchObject({
      PolicySourceArn: roleArn,
      'ActionNames.member.1': 'iam:CreateRole',
      'ActionNames.member.2': 'iam:PutRolePolicy',
    })
  })

  it('asks about a user by its own ARN', async () => {
    const user = 'arn:aws:iam::111122223333:user/ops/ann'
    const aws = asking(user)
    expect(valid(await simulatePermissions(aws.awsFor(region), actions)())).toEqual([
      { action: 'iam:CreateRole', answer: 'allowed' },
    ])
    expect(aws.received.at(-1)?.params).toMatchObject({ PolicySourceArn: user })
  })

  it.each(['arn:aws:iam::111122223333:root', 'arn:aws:sts::111122223333:federated-user/ann'])(
    'asks nothing about %s',
    async (Arn) => {
      const aws = asking(Arn)
      expect(valid(await simulatePermissions(aws.awsFor(region), actions)())).toEqual([])
      expect(aws.actions()).toEqual(['GetCallerIdentity'])
    },
  )

  it('has no answer where the caller may not ask, and is Left when AWS does not answer', async () => {
    const denied = asking(session, awsError('AccessDenied', 'no', 403))
    expect(valid(await simulatePermissions(denied.awsFor(region), actions)())).toEqual([])
    const slow = asking(session, awsError('Throttling', 'slow down', 400))
    expect(refused(await simulatePermissions(slow.awsFor(region), actions)())).toMatchObject({
      code: 'Throttling',
    })
  })

  it('answers in memory what IAM there lets the administrator do', async () => {
    const now = valid(fromMilliseconds(Date.UTC(2026, 0, 5)))
    const { world, rescale } = rescaleWorld(defaultRescale, { now })
    const cloud = createMemoryCloud({
      world: withCustomerAccount(world, { accountId: customerAccountId, region }),
      rescale,
    })
    const console = cloud.customerConsole(customerAccountId)
    const template = { region, stackName: 'rescale-acme', templateBody: setupOf(2).body }
    const stack = valid(await console.runStack(template)())
    const aws = cloud.administratorAws(customerAccountId, region)
    expect(valid(await simulatePermissions(aws, actions)())).toEqual(
      actions.map((action) => ({ action, answer: 'allowed' })),
    )
    const role = { PolicySourceArn: stack.roleArn, ActionNames: actions }
    const seen = valid(await aws.iam.simulatePrincipalPolicy(role)())
    expect(seen.EvaluationResults).toMatchObject(
      actions.map((EvalActionName) => ({ EvalActionName, EvalDecision: 'implicitDeny' })),
    )
  })
})
