/** What is likely to be asked and seen once a connection has worked. */
import {
  type Connected,
  type Degraded,
  type Instant,
  type Joined,
  type Suspended,
  expectedConnection,
} from '@byoa/core/onboarding'
import type { ProbeAnswer } from '@byoa/core/inspection'
import * as fc from 'fast-check'

import { externalId } from '../../iam/externalId.ts'
import { brokenConnection } from '../../inspection/brokenConnection.ts'
import { workingConnection } from '../../inspection/workingConnection.ts'
import { record } from '../../record.ts'
import { text } from '../../text.ts'
import { party } from '../party.ts'
import { type Choice, command } from './choice.ts'
import { recordStatus } from './connecting.ts'
import { beginOffboarding } from './ending.ts'

const answer = fc.constantFrom<ProbeAnswer>('allowed', 'refused')

const isProven = ({ rotation }: Joined): boolean =>
  rotation?.probed?.nextExternalId === 'allowed' &&
  rotation.probed.currentExternalId === 'refused' &&
  rotation.probed.problems.length === 0

/**
 * Returns the next step of replacing the external ID: begin, probe until it is proven, complete.
 */
const rotationChoice = (state: Joined, at: Instant): Choice => {
  const head = { by: 'rescale', at } as const
  if (state.rotation === undefined) {
    return {
      weight: 10,
      arbitrary: command('RotateExternalId', head, record({ nextExternalId: externalId() })),
    }
  }
  if (isProven(state)) {
    return { weight: 20, arbitrary: command('CompleteRotation', head, fc.constant({})) }
  }
  const probe = record({
    withExternalId: answer,
    withoutExternalId: fc.constant('refused' as const),
    withWrongExternalId: fc.constant('refused' as const),
  })
  return {
    weight: 20,
    arbitrary: command(
      'RecordRoleProbe',
      head,
      record({ roleArn: fc.constant(state.stack.roleArn), probe, withNextExternalId: answer }),
    ),
  }
}

/**
 * Returns what may be asked of a connection in use: it drifts and is repaired, and now and then
 * ends.
 */
export const whileConnected = (state: Connected | Degraded, at: Instant): ReadonlyArray<Choice> => {
  const expected = expectedConnection(state, state.peering.peeringId)
  const seen = fc.oneof(workingConnection(expected), brokenConnection(expected))
  return [
    {
      weight: 20,
      arbitrary: command('RecordInspection', { by: 'rescale', at }, record({ seen })),
    },
    {
      weight: 5,
      arbitrary: party().chain((by) => command('Suspend', { by, at }, record({ reason: text() }))),
    },
    { weight: 5, arbitrary: recordStatus(state, at, ['deleted']) },
    rotationChoice(state, at),
    beginOffboarding(at),
  ]
}

/** Returns what may be asked of a connection that rests. */
export const whileSuspended = (state: Suspended, at: Instant): ReadonlyArray<Choice> => [
  {
    weight: 20,
    arbitrary: party().chain((by) => command('Resume', { by, at }, fc.constant({}))),
  },
  rotationChoice(state, at),
  beginOffboarding(at),
]
