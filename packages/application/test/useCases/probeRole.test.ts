import type { ProbeRoleInput, RescalePorts } from '@byoa/application'
import { ExternalId } from '@byoa/core/iam/identity'
import type { ProbeAnswer } from '@byoa/core/inspection'
import type { Connected } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { probeRole } from '../../src/useCases/probeRole.ts'
import { expectRight, given, outage, parties, playTo, start } from '../support/parties.ts'

const played = parties()
const connected = await playTo(played, 'Connected')
const current = connected.setup.externalId
const next = given(ExternalId, `byoa-acme-${'ab'.repeat(16)}`)
const rotating: Connected = { ...connected, rotation: { nextExternalId: next, begunAt: start } }

/** Probes with a role that takes some IDs, and lists the IDs that were presented. */
const probing = async (
  state: Connected,
  takes: ReadonlyArray<string | undefined>,
  { ids }: Pick<RescalePorts, 'ids'> = played.rescale,
) => {
  const inputs: ProbeRoleInput[] = []
  const rescaleCloud: RescalePorts['rescaleCloud'] = {
    ...played.rescale.rescaleCloud,
    probeRole: (input) => {
      inputs.push(input)
      return TE.right<never, ProbeAnswer>(takes.includes(input.externalId) ? 'allowed' : 'refused')
    },
  }
  const probed = expectRight(await probeRole({ rescaleCloud, ids }, state)())
  return { probed, inputs, presented: inputs.map(({ externalId }) => externalId) }
}

describe('probing a role', () => {
  test('presents the external ID, none, and a wrong one, to the role that was reported', async () => {
    const { probed, inputs, presented } = await probing(connected, [current])
    expect(probed).toEqual({
      roleArn: connected.stack.roleArn,
      externalId: current,
      probe: {
        withExternalId: 'allowed',
        withoutExternalId: 'refused',
        withWrongExternalId: 'refused',
      },
    })
    expect(presented.slice(0, 2)).toEqual([current, undefined])
    expect(presented).toHaveLength(3)
    expect(inputs.every(({ roleArn }) => roleArn === connected.stack.roleArn)).toBe(true)
    expect(inputs.every(({ region }) => region === 'us-east-1')).toBe(true)
  })

  test('takes a wrong ID that is as random as a right one, and another each time', async () => {
    const entropy = new Uint8Array(16).fill(0x0a)
    const ids = { ...played.rescale.ids, entropy: () => entropy }
    expect((await probing(connected, [], { ids })).presented[2]).toBe(`wrong-${'0a'.repeat(16)}`)
    const [first, second] = [await probing(connected, []), await probing(connected, [])]
    expect(first.presented[2]).not.toBe(second.presented[2])
  })

  test('says of a role that takes anybody which probes were allowed', async () => {
    const { probed } = await probing(connected, [current, undefined])
    expect(probed.probe).toEqual({
      withExternalId: 'allowed',
      withoutExternalId: 'allowed',
      withWrongExternalId: 'refused',
    })
  })

  test('presents the next ID, too, during a rotation, and says which it was', async () => {
    const { probed, presented } = await probing(rotating, [next])
    expect(presented.slice(0, 3)).toEqual([current, next, undefined])
    expect(probed).toMatchObject({
      externalId: current,
      nextExternalId: next,
      withNextExternalId: 'allowed',
      probe: { withExternalId: 'refused' },
    })
  })

  test('presents the next ID first once it has worked', async () => {
    const probed = {
      nextExternalId: 'allowed',
      currentExternalId: 'allowed',
      problems: [],
    } as const
    const rotation = { nextExternalId: next, begunAt: start, probed }
    const { presented } = await probing({ ...connected, rotation }, [next])
    expect(presented.slice(0, 3)).toEqual([next, current, undefined])
  })

  test('ends with the first probe that fails', async () => {
    let calls = 0
    const rescaleCloud: RescalePorts['rescaleCloud'] = {
      ...played.rescale.rescaleCloud,
      probeRole: () => {
        calls += 1
        return TE.left(outage)
      },
    }
    expect(await probeRole({ ...played.rescale, rescaleCloud }, rotating)()).toEqual(E.left(outage))
    expect(calls).toBe(1)
  })
})
