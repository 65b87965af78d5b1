/**
 * What the parties agreed on, as the customer's work needs it: from the documents that Rescale
 * sent, or, where both parties run in one process, from the state of the onboarding.
 */
import type { SetupTemplate, SetupTemplateError } from '@byoa/core/cloudformation'
import type { AcceptedExternalIds } from '@byoa/core/iam/trust'
import type { Ipv4Cidr, RescaleVpc } from '@byoa/core/network'
import {
  type OnboardingRequest,
  type Setup,
  type SetupIssued,
  type StateWithStack,
  hasStack,
} from '@byoa/core/onboarding'
import type * as E from 'fp-ts/lib/Either.js'

import { templateOf } from '../setup.ts'

export interface Agreement {
  readonly request: OnboardingRequest
  readonly rescaleVpc: Pick<RescaleVpc, 'vpcId' | 's3PrefixListId'> & {
    readonly cidrs: ReadonlyArray<Ipv4Cidr>
  }
  readonly setup: Setup
  /** The external IDs that the role should trust now. */
  readonly externalIds: AcceptedExternalIds
}

/** During a rotation both IDs, and only the next once a probe has shown that it works. */
const trustedIds = (state: SetupIssued | StateWithStack): AcceptedExternalIds => {
  const { externalId } = state.setup
  if (!hasStack(state) || state.rotation === undefined) return [externalId]
  const { nextExternalId, probed } = state.rotation
  return probed?.nextExternalId === 'allowed' ? [nextExternalId] : [externalId, nextExternalId]
}

/** Returns what is agreed in a state: a setup was issued, so there is a template to run. */
export const agreementOf = (state: SetupIssued | StateWithStack): Agreement => ({
  request: state.request,
  rescaleVpc: state.rescaleVpc,
  setup: state.setup,
  externalIds: trustedIds(state),
})

/**
 * Renders the template that the customer's stack should have now. Left when the request, the block
 * or the Rescale VPC allows no template.
 */
export const currentTemplate = (
  agreement: Agreement,
): E.Either<SetupTemplateError, SetupTemplate> =>
  templateOf(agreement, agreement.setup, agreement.externalIds)
