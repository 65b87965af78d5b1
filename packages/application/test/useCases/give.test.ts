import { give } from '@byoa/application'
import { pipe } from 'fp-ts/lib/function.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { inSequence } from '../../src/useCases/give.ts'
import {
  type Parties,
  expectRight,
  history,
  outage,
  parties,
  playTo,
  recorded,
  refusal,
  start,
} from '../support/parties.ts'
import { addSeconds } from '@byoa/core/values'

const suspending = ({ rescale: ports, onboardingId }: Parties, by: 'rescale' | 'customer') =>
  give({ ports, onboardingId, by }, 'Suspend', { reason: `${by} needs a pause` })

describe('a command', () => {
  test('is of the party that gives it, at the time it is carried out', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    const command = suspending(played, 'customer')
    played.cloud.advanceTime(60)
    const { onboardingId, events, state } = expectRight(await command())
    expect(onboardingId).toBe(played.onboardingId)
    expect(events).toMatchObject([{ type: 'Suspended', by: 'customer', at: addSeconds(start, 60) }])
    expect(state.status).toBe('Suspended')
    expect(await recorded(played, 'Suspended')).toEqual(events)
  })

  test('that the party may not give is refused, and nothing happens', async () => {
    const played = parties()
    await playTo(played, 'CidrLeased')
    const before = await history(played)
    const refused = await give(
      { ports: played.rescale, onboardingId: played.onboardingId, by: 'customer' },
      'ExtendLease',
      { leaseSeconds: 30 * 24 * 60 * 60 },
    )()
    expect(refused).toMatchObject(refusal({ _tag: 'WrongParty' }))
    expect(await history(played)).toEqual(before)
  })
})

describe('two commands of one piece of work', () => {
  test('answer with the events of both, in order, and the state of the second', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    const both = expectRight(
      await pipe(
        suspending(played, 'rescale'),
        TE.flatMap(inSequence(suspending(played, 'customer'))),
      )(),
    )
    expect(both.events.map(({ by }) => by)).toEqual(['rescale', 'customer'])
    expect(both.state).toMatchObject({ suspensions: { rescale: {}, customer: {} } })
  })

  test('keep what the first recorded when the second fails', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    const work = pipe(suspending(played, 'rescale'), TE.flatMap(inSequence(TE.left(outage))))
    expect(await work()).toEqual(E.left(outage))
    expect(await recorded(played, 'Suspended')).toHaveLength(1)
  })
})
