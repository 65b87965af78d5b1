/**
 * Replaces the external ID without losing access: the role accepts both IDs for a while, then only
 * the next one. Completion requires probes that show that the old ID no longer works. A rotation
 * without progress can be abandoned, or replaced by another.
 */
import { type AnyCommandRule, commandRule, emit, noEvents, refuse } from '../Decision.ts'
import { type Rotation, hasStack, inUseStatuses, statusesWithStack } from '../OnboardingState.ts'
import type { Rejection } from '../Rejection.ts'

export const rotateExternalId: AnyCommandRule<'RotateExternalId'> = commandRule({
  by: ['rescale'],
  permitted: inUseStatuses,
  isSettled: (state, { data }) =>
    hasStack(state) && state.rotation?.nextExternalId === data.nextExternalId,
  decide: (state, command) => {
    const { nextExternalId, externalIdClaimedBy, replaces } = command.data
    if (state.rotation !== undefined && state.rotation.nextExternalId !== replaces) {
      return refuse({ _tag: 'RotationUnderWay' })
    }
    return externalIdClaimedBy !== undefined || nextExternalId === state.setup.externalId
      ? refuse({ _tag: 'ExternalIdNotFresh' })
      : emit(command, 'ExternalIdRotationBegun', { nextExternalId })
  },
})

type Unproven = Extract<Rejection, { readonly _tag: 'RotationNotProven' }>['problems']

const unproven = ({ probed }: Rotation): Unproven => {
  if (probed === undefined) return ['not-probed']
  return [
    ...(probed.nextExternalId === 'allowed' ? [] : ['next-external-id-refused' as const]),
    ...(probed.currentExternalId === 'refused'
      ? []
      : ['current-external-id-still-accepted' as const]),
    ...probed.problems,
  ]
}

export const completeRotation: AnyCommandRule<'CompleteRotation'> = commandRule({
  by: ['rescale'],
  permitted: statusesWithStack,
  decide: ({ rotation }, command) => {
    if (rotation === undefined) return noEvents
    const problems = unproven(rotation)
    return problems.length > 0
      ? refuse({ _tag: 'RotationNotProven', problems })
      : emit(command, 'ExternalIdRotationCompleted', { externalId: rotation.nextExternalId })
  },
})

export const abandonRotation: AnyCommandRule<'AbandonRotation'> = commandRule({
  by: ['rescale'],
  permitted: statusesWithStack,
  decide: ({ rotation }, command) =>
    rotation === undefined ? noEvents : emit(command, 'ExternalIdRotationAbandoned', {}),
})
