/** The intents of a rotation and of secondary blocks, in any status with a stack. */
import { type Intent, intentOf } from '../Intent.ts'
import { type Instant, addSeconds } from '../../values/Instant.ts'
import type { SecondaryCidr, StateWithStack, WithStack } from '../OnboardingState.ts'
import { rotationSeconds } from '../waits.ts'
import { type Intents, allDueBy, dueBy } from './deadlines.ts'

/** Probes verify a rotation: first that the next ID works, then that the current one does not. */
const rotationStep = ({ rotation }: WithStack): Intents => {
  if (rotation === undefined) return []
  const { nextExternalId, probed } = rotation
  if (probed?.nextExternalId !== 'allowed') {
    return [intentOf('customer', 'TrustNextExternalId', { nextExternalId })]
  }
  if (probed.currentExternalId === 'allowed') {
    return [intentOf('customer', 'DistrustCurrentExternalId', { nextExternalId })]
  }
  return probed.problems.length > 0 ? [] : [intentOf('rescale', 'CompleteRotation', {})]
}

/** Returns the next step of a rotation, and a person's review when there is no progress. */
export const inRotation = (state: StateWithStack, now: Instant, asked: Intents): Intents => {
  if (state.rotation === undefined) return []
  const deadline = addSeconds(state.rotation.begunAt, rotationSeconds)
  const isProbed = asked.some(({ type }) => type === 'ProbeRole')
  const steps = [
    ...rotationStep(state),
    ...(isProbed ? [] : [intentOf('rescale', 'ProbeRole', {})]),
    ...(now < deadline ? [] : [intentOf('rescale', 'ReviewRotation', {})]),
  ]
  return allDueBy(steps, now, deadline)
}

const heldBlock = (
  { cidr, expiresAt }: SecondaryCidr,
  now: Instant,
  isVpcSeen: boolean,
): Intents => {
  const due = (intent: Intent): Intents => [dueBy(intent, now, expiresAt)]
  if (now < expiresAt) return due(intentOf('customer', 'AssociateCidr', { cidr }))
  return isVpcSeen ? due(intentOf('rescale', 'ReleaseSecondaryCidr', { cidr })) : []
}

/**
 * Returns the association of each secondary block, and its release after the deadline. As long as
 * the VPC cannot be observed, it is not known whether the block is in use.
 */
export const secondaryBlocks = (state: StateWithStack, now: Instant, asked: Intents): Intents => {
  const held = state.secondaryCidrs.filter(({ isAssociated }) => !isAssociated)
  const isVpcSeen = state.role.outcome === 'verified' && state.accessLost === undefined
  const isInspected = asked.some(
    ({ type }) => type === 'InspectVpc' || type === 'InspectConnection',
  )
  const look =
    isVpcSeen && !isInspected
      ? held
          .slice(0, 1)
          .map(({ expiresAt }) => dueBy(intentOf('rescale', 'InspectVpc', {}), now, expiresAt))
      : []
  return [...look, ...held.flatMap((block) => heldBlock(block, now, isVpcSeen))]
}
