import { type OnboardingStore, loadOnboarding } from '@byoa/application'
import { OnboardingId, commandOf, replay } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { ofKnown } from '../../src/useCases/loadOnboarding.ts'
import { expectRight, given, outage, parties, playTo, start } from '../support/parties.ts'

const unknown = given(OnboardingId, 'onb-ffffffffffffffff')

describe('loading an onboarding', () => {
  test('gives its history and where that has led', async () => {
    const played = parties()
    await playTo(played, 'SetupIssued')
    const { onboardingId, rescale } = played
    const loaded = expectRight(await loadOnboarding(rescale.store, onboardingId)())
    const { events } = expectRight(await rescale.store.read(onboardingId)())
    expect(events.map(({ type }) => type)).toEqual([
      'OnboardingRequested',
      'CidrLeased',
      'SetupIssued',
    ])
    expect(loaded).toEqual({ onboardingId, events, state: replay(events) })
  })

  test('that there is none of is Left with its id, also beside others', async () => {
    const played = parties()
    await playTo(played, 'Requested')
    expect(await loadOnboarding(played.rescale.store, unknown)()).toEqual(
      E.left({ _tag: 'UnknownOnboarding', onboardingId: unknown }),
    )
  })

  test('fails as the store does', async () => {
    const store: OnboardingStore = { ...parties().rescale.store, read: () => TE.left(outage) }
    expect(await loadOnboarding(store, unknown)()).toEqual(E.left(outage))
  })
})

describe('a command for an onboarding that must be there', () => {
  const command = commandOf({ at: start, by: 'customer' }, 'Cancel', { reason: 'no need' })

  test('is prepared from its state', async () => {
    const state = await playTo(parties(), 'Requested')
    const seen: unknown[] = []
    const prepared = ofKnown(state.onboardingId, (known) => {
      seen.push(known)
      return TE.right(command)
    })
    expect(await prepared(state)()).toEqual(E.right(command))
    expect(seen).toEqual([state])
  })

  test('is not prepared when there is none', async () => {
    let prepared = 0
    const prepare = ofKnown(unknown, () => {
      prepared += 1
      return TE.right(command)
    })
    expect(await prepare({ status: 'NotRequested' })()).toEqual(
      E.left({ _tag: 'UnknownOnboarding', onboardingId: unknown }),
    )
    expect(prepared).toBe(0)
  })
})
