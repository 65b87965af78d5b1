/** What the customer's work has found or done, which Rescale records. */
import type { RoleArn } from '@byoa/core/iam/identity'
import type { Leftover, OnboardingId, StackReport } from '@byoa/core/onboarding'
import type { Instant } from '@byoa/core/values'
import type * as TE from 'fp-ts/lib/TaskEither.js'

import type { CommandResult, OnboardingError, RescalePorts } from '../Onboardings.ts'
import { type Submitter, give } from '../give.ts'
import { reportStack } from '../reportStack.ts'

export type CustomerAnswer =
  | { readonly type: 'StackReported'; readonly stack: StackReport }
  | {
      readonly type: 'TrustPolicyRead'
      readonly roleArn: RoleArn
      readonly trustPolicy: string
      /** By the customer's clock; absent: now. */
      readonly readAt?: Instant
    }
  | { readonly type: 'CustomerRoutesRemoved' }
  | {
      readonly type: 'StackDeleted'
      /** What prevented the deletion of the stack; empty when it is deleted. */
      readonly blockedBy: ReadonlyArray<Leftover>
    }
  | { readonly type: 'AccountClean'; readonly leftovers: ReadonlyArray<Leftover> }

type Ports = Pick<RescalePorts, 'store' | 'clock'>

/**
 * Records an answer of the customer. Left when the domain refuses it: a stack of another account,
 * a step out of order.
 */
export const recordAnswer = (
  ports: Ports,
  onboardingId: OnboardingId,
  answer: CustomerAnswer,
): TE.TaskEither<OnboardingError, CommandResult> => {
  const customer: Submitter = { ports, onboardingId, by: 'customer' }
  switch (answer.type) {
    case 'StackReported':
      return reportStack(ports, onboardingId, answer.stack)
    case 'TrustPolicyRead': {
      const { type: _type, ...read } = answer
      return give(customer, 'RecordRoleTrust', read)
    }
    case 'CustomerRoutesRemoved':
      return give(customer, 'RecordTeardown', { step: answer.type })
    case 'StackDeleted':
      return give(customer, 'RecordTeardown', { step: answer.type, blockedBy: answer.blockedBy })
    case 'AccountClean':
      return give(customer, 'RecordTeardown', { step: answer.type, leftovers: answer.leftovers })
  }
}
