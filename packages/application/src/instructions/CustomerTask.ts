/** What the customer is to do, from the documents that Rescale sent. */
import type { RepairKind } from '@byoa/core/inspection'
import type { Instant } from '@byoa/core/values'

import type { Agreement } from '../useCases/customer/Agreement.ts'
import {
  type RotationChange,
  type VersionChange,
  agreementAfter,
} from '../documents/ChangeDocument.ts'
import type { OffboardingNotice } from '../documents/OffboardingNotice.ts'
import type { PeeringNotice } from '../documents/PeeringNotice.ts'
import type { ReviewDocument } from '../documents/ReviewDocument.ts'
import { type SetupDocument, agreementOfSetup } from '../documents/SetupDocument.ts'
import type { TemplateFile } from '../documents/documentFields.ts'

// model

interface Agreed {
  readonly setup: SetupDocument
  /** The last change of the template, if there was one since the setup. */
  readonly change?: RotationChange | VersionChange
}

/** A peering of the stack's VPC: as its notice says, or as it was found in the account. */
export type KnownPeering = Pick<PeeringNotice, 'peeringId' | 'accepterVpcId' | 'routeTableIds'>

/** A task of the customer, with the documents that it follows. */
export type CustomerTask =
  /** Run the template of the setup. */
  | (Agreed & { readonly kind: 'deploy' })
  /** Accept the peering and add the routes. */
  | (Agreed & { readonly kind: 'connect'; readonly notice: PeeringNotice })
  /** Run the template of a change. */
  | (Agreed & { readonly kind: 'apply'; readonly change: RotationChange | VersionChange })
  /** Correct what a review found; a repair of the connection needs its peering. */
  | (Agreed & {
      readonly kind: 'correct'
      readonly review: ReviewDocument
      readonly notice?: KnownPeering
    })
  /** Repair what an inspection found; what concerns the peering needs it. */
  | (Agreed & {
      readonly kind: 'repair'
      readonly repairs: ReadonlyArray<RepairKind>
      /** When it was inspected: a stack that was created later is not replaced. */
      readonly at: Instant
      readonly notice?: KnownPeering
    })
  /** Remove everything; without a notice, by the customer's own decision. */
  | (Agreed & { readonly kind: 'leave'; readonly notice?: OffboardingNotice })
  /** Read the role for Rescale. */
  | (Agreed & { readonly kind: 'inspect' })

export type CustomerTaskKind = CustomerTask['kind']

// queries

/** Returns what is agreed when the task is done. */
export const agreementOfTask = ({ setup, change }: CustomerTask): Agreement =>
  change === undefined ? agreementOfSetup(setup) : agreementAfter(agreementOfSetup(setup), change)

/** Returns the template file that the stack should have. */
export const templateOfTask = ({ setup, change }: CustomerTask): TemplateFile =>
  change?.template ?? setup.template
