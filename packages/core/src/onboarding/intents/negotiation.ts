/** The intents before there is a stack. */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { intentOf } from '../Intent.ts'
import type { Instant } from '../../values/Instant.ts'
import { stackNameOf } from '../OnboardingRequest.ts'
import type { CidrLeased, Negotiating, Requested, SetupIssued } from '../OnboardingState.ts'
import { type Intents, allDueBy } from './deadlines.ts'

/** The stack of an abandoned setup needlessly trusts Rescale. */
const formerStack = ({ formerSetup, blockedBy = [], request }: Negotiating): Intents =>
  formerSetup === undefined
    ? []
    : [intentOf('customer', 'DeleteStack', { stackName: stackNameOf({ request }), blockedBy })]

/** Asks for a block, and for the deletion of an abandoned stack. */
export const inRequested = (state: Requested): Intents => {
  const { declined } = state
  return [intentOf('customer', 'ProposeCidr', omitUndefined({ declined })), ...formerStack(state)]
}

const lapse: Intents = [intentOf('rescale', 'LapseLease', {})]

/** The stack of a former setup has the same name: running the new template replaces it. */
const whileHeld = (state: CidrLeased | SetupIssued): Intents =>
  state.status === 'CidrLeased'
    ? [intentOf('rescale', 'IssueSetup', {}), ...formerStack(state)]
    : [intentOf('customer', 'RunStack', { setup: state.setup })]

/**
 * Asks for the setup and the stack while the block is held, and for the block's release after that.
 */
export const inLeased = (state: CidrLeased | SetupIssued, now: Instant): Intents => {
  const { expiresAt } = state.lease
  return allDueBy(now < expiresAt ? whileHeld(state) : lapse, now, expiresAt)
}
