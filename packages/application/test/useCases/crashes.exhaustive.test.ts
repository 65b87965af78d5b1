import type { SchedulingPoint } from '@byoa/testing/fleet'
import { describe, expect, test } from 'vitest'

import { Crash, crashingParties } from '../support/crashingPorts.ts'
import { type Parties, history, parties, playTo, stateOf } from '../support/parties.ts'

/** Every call that made or removed something and succeeded. */
const changes = ({ cloud }: Parties): ReadonlyArray<string> =>
  cloud
    .calls()
    .filter(
      ({ action, outcome }) => outcome === 'ok' && !/^(Describe|Get|List|AssumeRole)/.test(action),
    )
    .map(({ action }) => action)

const wholeRun = async (): Promise<{ readonly played: Parties; readonly calls: number }> => {
  const played = parties()
  const { parties: counting, calls } = crashingParties(played, Number.POSITIVE_INFINITY, 'after')
  await playTo(counting, 'Closed')
  return { played, calls: calls() }
}

const crashedRun = async (crashAt: number, moment: SchedulingPoint['when']): Promise<Parties> => {
  const played = parties()
  const { parties: crashing } = crashingParties(played, crashAt, moment)
  await expect(playTo(crashing, 'Closed')).rejects.toBeInstanceOf(Crash)
  await playTo(played, 'Closed')
  return played
}

const undisturbed = await wholeRun()
const expectedChanges = changes(undisturbed.played)
const expectedHistory = await history(undisturbed.played)
const everyCall = Array.from({ length: undisturbed.calls }, (_unused, index) => index + 1)

test('a whole run makes calls to crash at', () => {
  expect(everyCall.length).toBeGreaterThan(60)
  expect(expectedChanges).toContain('CreateVpcPeeringConnection')
})

describe.each<SchedulingPoint['when']>(['before', 'after'])(
  'a process that ends %s the effect of a port call, and is started again',
  (moment) => {
    test.each(everyCall)('at call %i: ends the same, nothing made twice', async (crashAt) => {
      const played = await crashedRun(crashAt, moment)
      expect((await stateOf(played)).status).toBe('Closed')
      expect(await history(played)).toEqual(expectedHistory)
      expect(changes(played)).toEqual(expectedChanges)
    })
  },
)
