/** Begins to replace the external ID of a connected onboarding; `advance` follows it to its end. */
import { type OnboardingId, commandOf } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'
import { freshExternalId } from './issueSetup.ts'

/** Begins a rotation with a fresh ID; while one is under way the same rotation goes on. */
export const rotateExternalId = (
  ports: Pick<RescalePorts, 'store' | 'clock' | 'ids'>,
  onboardingId: OnboardingId,
): TaskEither<OnboardingError, Handled> =>
  handleCommand(ports.store, onboardingId, (state) => async () => {
    if (state.status === 'NotRequested') return E.left({ _tag: 'UnknownOnboarding', onboardingId })
    const at = { at: ports.clock.now(), by: 'rescale' } as const
    const underWay = 'rotation' in state ? state.rotation?.nextExternalId : undefined
    if (underWay !== undefined) {
      return E.right(commandOf(at, 'RotateExternalId', { nextExternalId: underWay }))
    }
    const fresh = await freshExternalId(ports, state.request.companyCode)()
    if (E.isLeft(fresh)) return fresh
    const { externalId, ...claimed } = fresh.right
    return E.right(commandOf(at, 'RotateExternalId', { nextExternalId: externalId, ...claimed }))
  })
