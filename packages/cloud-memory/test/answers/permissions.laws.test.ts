/** Each action is allowed by the permission that AWS names it by, and by that alone. */
import { type ActionName, administratorKeyOf, apply } from '@byoa/cloud-memory'
import { services } from '@byoa/cloud-memory/wire'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

import { region } from '../setupTemplateOf.ts'
import { type Sandbox, newSandbox } from '../sandbox.ts'
import type { Asking } from './Asking.ts'
import { tellOfIdentities } from './identityStory.ts'
import { tellOfNetworks } from './networkStory.ts'

/** Needs no permission, whatever a policy says. */
const free = new Set<string>(['GetCallerIdentity'])

const denials = new Set(['AccessDenied', 'UnauthorizedOperation'])

const serviceOf = (action: string): string =>
  services.find(({ schema }) => action in schema.actions)?.name ?? expect.unreachable(action)

const document = (...Statement: ReadonlyArray<object>): string =>
  JSON.stringify({ Version: '2012-10-17', Statement })

/** The code of a call by a role that may do everything except one action; nothing is changed. */
const codeWithout = (
  sandbox: Sandbox,
  accountId: string,
  { action, input }: { readonly action: ActionName; readonly input: never },
): string => {
  let world = sandbox.world()
  const by = (accessKeyId: string, name: ActionName, given: object) => {
    const caller = { accessKeyId, region: region('us-east-1') }
    const [next, outcome] = apply(world, caller, { action: name, input: given as never })
    world = next
    return outcome
  }
  const admin = administratorKeyOf(world, accountId)
  const RoleName = 'AllButOne'
  by(admin, 'CreateRole', {
    RoleName,
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { AWS: accountId },
      Action: 'sts:AssumeRole',
    }),
  })
  by(admin, 'PutRolePolicy', {
    RoleName,
    PolicyName: 'p',
    PolicyDocument: document(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: `${serviceOf(action)}:${action}`, Resource: '*' },
    ),
  })
  const RoleArn = `arn:aws:iam::${accountId}:role/${RoleName}`
  const opened = by(admin, 'AssumeRole', { RoleArn, RoleSessionName: 'test' })
  if (E.isLeft(opened)) return expect.unreachable(opened.left.message)
  const { Credentials } = opened.right as { readonly Credentials: { readonly AccessKeyId: string } }
  const answered = by(Credentials.AccessKeyId, action, input)
  return E.isLeft(answered) ? answered.left.code : 'allowed'
}

test('a caller that may do everything but an action is denied it', () => {
  const sandbox = newSandbox()
  const denied = new Map<string, string>()
  const asking: Asking = {
    sandbox,
    answers: [],
    askAs: (actor) => (action, input) => {
      if (!free.has(action) && !denials.has(denied.get(action) ?? ''))
        denied.set(action, codeWithout(sandbox, actor.accountId, { action, input: input as never }))
      return actor.ok(action, input)
    },
  }
  tellOfNetworks(asking)
  tellOfIdentities(asking)
  expect(denied.size).toBeGreaterThan(100)
  expect([...denied].filter(([, code]) => !denials.has(code))).toEqual([])
})
