/** Begins to replace the external ID of a connected onboarding; `advance` completes it. */
import { omitUndefined } from '@byoa/core/codec'
import type { ExternalId } from '@byoa/core/iam/identity'
import { type OnboardingId, commandOf, type KnownState } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { handleCommand } from './handleCommand.ts'
import { freshExternalId } from './issueSetup.ts'
import { ofKnown } from './loadOnboarding.ts'

type Ports = Pick<RescalePorts, 'store' | 'clock' | 'ids'>

const underWay = (state: KnownState): ExternalId | undefined =>
  'rotation' in state ? state.rotation?.nextExternalId : undefined

const begin = (
  ports: Ports,
  onboardingId: OnboardingId,
  isReplaced: boolean,
): TE.TaskEither<OnboardingError, CommandResult> =>
  handleCommand(
    ports.store,
    onboardingId,
    ofKnown(onboardingId, (state) => {
      const at = { at: ports.clock.now(), by: 'rescale' } as const
      const present = underWay(state)
      return present !== undefined && !isReplaced
        ? TE.right(commandOf(at, 'RotateExternalId', { nextExternalId: present }))
        : pipe(
            freshExternalId(ports, state.request.companyCode),
            TE.map(({ externalId, ...claimed }) =>
              commandOf(at, 'RotateExternalId', {
                nextExternalId: externalId,
                ...claimed,
                ...omitUndefined({ replaces: present }),
              }),
            ),
          )
    }),
  )

/** Begins a rotation with a new ID; a rotation that is under way continues instead. */
export const rotateExternalId = (
  ports: Ports,
  onboardingId: OnboardingId,
): TE.TaskEither<OnboardingError, CommandResult> => begin(ports, onboardingId, false)

/** Begins a rotation with a new ID, replacing a rotation that is under way. */
export const replaceRotation = (
  ports: Ports,
  onboardingId: OnboardingId,
): TE.TaskEither<OnboardingError, CommandResult> => begin(ports, onboardingId, true)
