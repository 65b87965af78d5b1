import { replaceRotation, rotateExternalId } from '@byoa/application'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  expectRight,
  otherCustomer,
  parties,
  playTo,
  recorded,
} from '../support/parties.ts'

const rotated = async ({ rescale, onboardingId }: Parties) =>
  expectRight(await rotateExternalId(rescale, onboardingId)())

const replaced = async ({ rescale, onboardingId }: Parties) =>
  expectRight(await replaceRotation(rescale, onboardingId)())

const nextIds = async (played: Parties): Promise<ReadonlyArray<string>> =>
  (await recorded(played, 'ExternalIdRotationBegun')).map(({ data }) => data.nextExternalId)

describe('rotating an external ID twice', () => {
  test('goes on with the rotation that is under way', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    const first = await rotated(played)
    const second = await rotated(played)
    expect(first.events.map(({ type }) => type)).toEqual(['ExternalIdRotationBegun'])
    expect(second.events).toEqual([])
    expect(second.state).toEqual(first.state)
    expect(await nextIds(played)).toHaveLength(1)
  })

  test('replaces the rotation that is under way when that is asked for', async () => {
    const played = parties()
    const { setup } = await playTo(played, 'Connected')
    await rotated(played)
    const { state } = await replaced(played)
    const [first, second, third] = await nextIds(played)
    expect(third).toBeUndefined()
    expect(new Set([setup.externalId, first, second]).size).toBe(3)
    expect(state).toMatchObject({ rotation: { nextExternalId: second } })
    expect((await rotated(played)).events).toEqual([])
  })

  test('begins one when none is under way, also when it was asked to replace', async () => {
    const played = parties()
    await playTo(played, 'Connected')
    const { state } = await replaced(played)
    const [next] = await nextIds(played)
    expect(state).toMatchObject({ status: 'Connected', rotation: { nextExternalId: next } })
  })
})

describe('a generated external ID that another onboarding holds', () => {
  test('is not rotated to', async () => {
    const first = parties()
    const bytes = new Uint8Array(16).fill(0xab)
    const entropy = (): Uint8Array => bytes
    const second = otherCustomer(first, 1)
    const withBytes = (played: Parties): Parties => ({
      ...played,
      rescale: { ...played.rescale, ids: { ...played.rescale.ids, entropy } },
    })
    await playTo(withBytes(first), 'SetupIssued')
    const { setup } = await playTo(second, 'Connected')
    const refused = await rotateExternalId(withBytes(second).rescale, second.onboardingId)()
    expect(refused).toMatchObject({
      _tag: 'Left',
      left: { _tag: 'Rejected', rejection: { _tag: 'ExternalIdNotFresh' } },
    })
    expect(await nextIds(second)).toEqual([])
    expect(await playTo(second, 'Connected')).toMatchObject({ setup })
  })
})
