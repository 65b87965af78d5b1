/** Plausible rotations of the external ID. */
import type { ProbeAnswer } from '@byoa/core/inspection'
import { type Rotation, type StateWithStack, isInUse } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import * as fc from 'fast-check'

import { externalId } from '../../iam/externalId.ts'
import { record } from '../../record.ts'
import { type Choice, command, observation } from './choice.ts'

const answer = fc.constantFrom<ProbeAnswer>('allowed', 'refused')

const isProven = ({ probed }: Rotation): boolean =>
  probed?.nextExternalId === 'allowed' &&
  probed.currentExternalId === 'refused' &&
  probed.problems.length === 0

/** Probes during a rotation, a few of them with the next ID of another one. */
const probeBoth = (state: StateWithStack, { nextExternalId }: Rotation, at: Instant): Choice => ({
  weight: 15,
  arbitrary: observation(
    'RecordRoleProbe',
    { state, at },
    record({
      roleArn: fc.constant(state.stack.roleArn),
      probe: record({
        withExternalId: answer,
        withoutExternalId: fc.constant('refused' as const),
        withWrongExternalId: fc.constant('refused' as const),
      }),
      externalId: fc.constant(state.setup.externalId),
      withNextExternalId: answer,
      nextExternalId: fc.oneof(
        { weight: 9, arbitrary: fc.constant(nextExternalId) },
        { weight: 1, arbitrary: externalId() },
      ),
    }),
  ),
})

/** Begins a rotation, or replaces one. */
const begin = ({ rotation }: StateWithStack, at: Instant): Choice => ({
  weight: rotation === undefined ? 5 : 2,
  arbitrary: command(
    'RotateExternalId',
    { by: 'rescale', at },
    externalId().map((nextExternalId) => ({
      nextExternalId,
      ...(rotation === undefined ? {} : { replaces: rotation.nextExternalId }),
    })),
  ),
})

/** Returns the next steps of a rotation: begin, probe, complete, or abandon. */
export const rotationChoices = (state: StateWithStack, at: Instant): ReadonlyArray<Choice> => {
  const { rotation } = state
  const head = { by: 'rescale', at } as const
  const beginning = isInUse(state) ? [begin(state, at)] : []
  if (rotation === undefined) return beginning
  return [
    ...beginning,
    probeBoth(state, rotation, at),
    { weight: 1, arbitrary: command('AbandonRotation', head, fc.constant({})) },
    ...(isProven(rotation)
      ? [{ weight: 20, arbitrary: command('CompleteRotation', head, fc.constant({})) }]
      : []),
  ]
}
