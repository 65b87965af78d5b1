import type { CustomerAccess, CustomerCloudError } from '@byoa/application'
import { ExternalId } from '@byoa/core/iam/identity'
import type { Connected, Rotation } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { throughRole } from '../../src/useCases/access.ts'
import { given, outage, parties, playTo, start } from '../support/parties.ts'

const connected = await playTo(parties(), 'Connected')
const current = connected.setup.externalId
const next = given(ExternalId, `byoa-acme-${'ab'.repeat(16)}`)

const notAssumed: CustomerCloudError = {
  _tag: 'AccessRefused',
  action: 'sts:AssumeRole',
  message: 'is not authorized to perform: sts:AssumeRole',
}
const notAllowed: CustomerCloudError = { ...notAssumed, action: 'ec2:DescribeVpcs' }

const rotating = (probed?: Rotation['probed']): Connected => ({
  ...connected,
  rotation: {
    nextExternalId: next,
    begunAt: start,
    ...(probed === undefined ? {} : { probed }),
  },
})

/** Reads through the role, where each external ID answers as given, and tells what was tried. */
const reading = async (
  state: Connected,
  answers: Readonly<Record<string, CustomerCloudError>> = {},
) => {
  const tried: CustomerAccess[] = []
  const read = (access: CustomerAccess): TaskEither<CustomerCloudError, string> => {
    tried.push(access)
    const error = answers[access.externalId]
    return () => Promise.resolve(error === undefined ? E.right(access.externalId) : E.left(error))
  }
  const result = await throughRole(state, read)()
  return { result, tried: tried.map(({ externalId }) => externalId), accesses: tried }
}

describe('reading through the role', () => {
  test('takes the role that was reported and the external ID of the setup', async () => {
    const { accesses } = await reading(connected)
    expect(accesses).toEqual([
      { roleArn: connected.stack.roleArn, region: 'us-east-1', externalId: current },
    ])
  })

  test('is refused when the role refuses the only external ID there is', async () => {
    const { result, tried } = await reading(connected, { [current]: notAssumed })
    expect(result).toEqual(E.left(notAssumed))
    expect(tried).toEqual([current])
  })
})

describe('during a rotation', () => {
  test.each([
    ['nothing was probed', undefined],
    ['the role refuses the next ID', 'refused'],
  ] as const)('while %s, the current ID is tried first', async (_title, nextExternalId) => {
    const state = rotating(
      nextExternalId && { nextExternalId, currentExternalId: 'allowed', problems: [] },
    )
    expect(await reading(state)).toMatchObject({ result: E.right(current), tried: [current] })
    const turned = await reading(state, { [current]: notAssumed })
    expect(turned).toMatchObject({ result: E.right(next), tried: [current, next] })
  })

  test('once the role takes the next ID, that is tried first', async () => {
    const state = rotating({
      nextExternalId: 'allowed',
      currentExternalId: 'allowed',
      problems: [],
    })
    expect(await reading(state)).toMatchObject({ result: E.right(next), tried: [next] })
    const turned = await reading(state, { [next]: notAssumed })
    expect(turned).toMatchObject({ result: E.right(current), tried: [next, current] })
  })

  test('what the role may not do is not tried with the other ID', async () => {
    const { result, tried } = await reading(rotating(), { [current]: notAllowed })
    expect(result).toEqual(E.left(notAllowed))
    expect(tried).toEqual([current])
  })

  test('a failure of the world is not tried with the other ID', async () => {
    const { result, tried } = await reading(rotating(), { [current]: outage })
    expect(result).toEqual(E.left(outage))
    expect(tried).toEqual([current])
  })

  test('a role that takes neither ID refuses', async () => {
    const { result } = await reading(rotating(), { [current]: notAssumed, [next]: notAssumed })
    expect(result).toEqual(E.left(notAssumed))
  })
})
