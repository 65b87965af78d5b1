/**
 * What Rescale's verification or inspection found in the customer's account, as tasks for the
 * customer.
 */
import { closedRecord, omitUndefined, taggedUnion } from '@byoa/core/codec'
import { TrustFindingId } from '@byoa/core/iam/trust'
import { PeeringId } from '@byoa/core/iam/identity'
import { InspectionFinding, MissingRoute, ProbeProblem } from '@byoa/core/inspection'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant } from '@byoa/core/values'
import type { Intent, IntentData } from '@byoa/core/onboarding'
import * as t from 'io-ts'

import { DocumentDigest } from './DocumentDigest.ts'
import { type SignedHeader, headerCodecs, signatureCodec } from './documentFields.ts'

// model

/** The intents of the customer that correct something. */
const reviewedTypes = [
  'CorrectRole',
  'ReportTrustPolicy',
  'CorrectVpc',
  'AddCustomerRoutes',
  'RepairConnection',
  'AssociateCidr',
] as const

type ReviewedType = (typeof reviewedTypes)[number]

type ReviewedData = Omit<IntentData, 'AssociateCidr'> & {
  readonly AssociateCidr: IntentData['AssociateCidr'] & {
    /** Afterwards others may be given the block; absent in earlier reviews. */
    readonly heldUntil?: Instant
  }
}

/** A task of the customer: the intent of the state machine, with its data. */
export type ReviewTask = {
  readonly [Type in ReviewedType]: { readonly type: Type; readonly data: ReviewedData[Type] }
}[ReviewedType]

export interface ReviewDocument extends SignedHeader<'review'> {
  readonly at: Instant
  readonly tasks: ReadonlyArray<ReviewTask>
  /**
   * The last change of the template; with the template of the setup, a correction would undo it.
   * Absent before the first change, and in earlier reviews.
   */
  readonly change?: DocumentDigest
}

// codec

const taskOf = <Type extends ReviewedType>(
  type: Type,
  data: t.Type<ReviewedData[Type], unknown, unknown>,
): t.Type<{ readonly type: Type; readonly data: ReviewedData[Type] }, unknown, unknown> =>
  closedRecord(`task ${type}`, { type: t.literal(type), data })

const findings = closedRecord('findings of an inspection', {
  findings: t.readonlyArray(InspectionFinding, 'list of inspection findings'),
})

/** Decodes a task. */
export const ReviewTask: t.Type<ReviewTask, unknown, unknown> = taggedUnion(
  'task of a review',
  'type',
  {
    CorrectRole: taskOf(
      'CorrectRole',
      closedRecord(
        'what is wrong with the role',
        {
          problems: t.readonlyArray(ProbeProblem, 'list of probes that misbehaved'),
          trust: t.readonlyArray(TrustFindingId, 'list of findings of the trust policy'),
        },
        { refusedAction: t.string },
      ),
    ),
    ReportTrustPolicy: taskOf('ReportTrustPolicy', closedRecord('no data', {})),
    CorrectVpc: taskOf('CorrectVpc', findings),
    AddCustomerRoutes: taskOf(
      'AddCustomerRoutes',
      closedRecord('routes to add', {
        peeringId: PeeringId,
        missing: t.readonlyArray(MissingRoute, 'list of missing routes'),
      }),
    ),
    RepairConnection: taskOf('RepairConnection', findings),
    AssociateCidr: taskOf(
      'AssociateCidr',
      closedRecord('agreed block', { cidr: Ipv4Cidr }, { heldUntil: Instant }),
    ),
  },
)

export const ReviewDocument: t.Type<ReviewDocument, unknown, unknown> = closedRecord(
  'review of version 1',
  {
    ...headerCodecs('review', 'reviews'),
    at: Instant,
    tasks: t.readonlyArray(ReviewTask, 'list of tasks'),
  },
  { change: DocumentDigest, ...signatureCodec },
)

// constructors

const isReviewed = (intent: Intent): intent is Intent & ReviewTask =>
  intent.party === 'customer' && reviewedTypes.some((type) => type === intent.type)

const taskOfIntent = ({ deadline, type, data }: Intent & ReviewTask): ReviewTask =>
  type === 'AssociateCidr'
    ? { type, data: { ...data, ...omitUndefined({ heldUntil: deadline }) } }
    : ({ type, data } as ReviewTask)

/** Returns the tasks among what is pending. */
export const reviewTasksOf = (pending: ReadonlyArray<Intent>): ReadonlyArray<ReviewTask> =>
  pending.filter(isReviewed).map(taskOfIntent)
