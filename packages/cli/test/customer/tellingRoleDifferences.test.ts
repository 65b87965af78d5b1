import type { CustomerConsole } from '@byoa/application'
import type { RoleDifference } from '@byoa/core/inspection'
import { connectedWorld } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { tellingRoleDifferences } from '../../src/commands/customer/tellingRoleDifferences.ts'

const role = {
  description: 'Lets Rescale use this account',
  maxSessionDurationSeconds: 3600,
  trustPolicy: '{"Statement":[{"Sid":"Trust","Effect":"Allow"}]}',
  policies: [
    { policyName: 'Connect', document: '{"Statement":[{"Sid":"Read","Effect":"Allow"}]}' },
  ],
  tags: [],
}

const restored = async (describeRole: CustomerConsole['describeRole']) => {
  const { customer, state } = await connectedWorld()
  const told: Array<RoleDifference | 'restored'> = []
  const console = tellingRoleDifferences(
    {
      ...customer.console,
      describeRole,
      restoreRole: () => TE.fromIO(() => void told.push('restored')),
    },
    (difference) => told.push(difference),
  )
  const { region } = state.request
  const done = await console.restoreRole({ region, roleArn: state.stack.roleArn, role })()
  return { done, told, roleArn: state.stack.roleArn }
}

describe('a console that tells what of a role differs', () => {
  test('tells it before the role is restored', async () => {
    const { done, told } = await restored(({ roleArn }) =>
      TE.right(O.some({ roleArn, trustPolicy: role.trustPolicy, policies: [] })),
    )
    expect(done).toEqual(E.right(undefined))
    expect(told).toEqual([
      { _tag: 'PolicyMissing', document: { kind: 'inline', name: 'Connect' } },
      'restored',
    ])
  })

  test.each([
    ['is gone', TE.right(O.none)],
    [
      'cannot be read',
      TE.left({
        _tag: 'Failure',
        operation: 'CustomerConsole.describeRole',
        code: 'AccessDenied',
        message: 'no',
        retryable: false,
      } as const),
    ],
  ])('restores a role that %s, and tells nothing', async (_title, seen) => {
    const { done, told } = await restored(() => seen)
    expect(done).toEqual(E.right(undefined))
    expect(told).toEqual(['restored'])
  })
})
