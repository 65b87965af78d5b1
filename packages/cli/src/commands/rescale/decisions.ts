import {
  type Submitter,
  type CommandResult,
  type OnboardingError,
  abandonRotation,
  abortOffboarding,
  beginOffboarding,
  cancel,
  closeUnconfirmed,
  confirmTeardown,
  defaultPolicy,
  extendLease,
  replaceRotation,
  resume,
  retryPeering,
  retryWork,
  rotateExternalId,
  suspend,
} from '@byoa/application'
import type { Party } from '@byoa/core/values'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { randomIds } from '../../play/randomIds.ts'
import type { DecisionName } from './rescaleDecisions.ts'

type Work = TaskEither<OnboardingError, CommandResult>

export interface Decision {
  /** Who can decide it. */
  readonly by: ReadonlyArray<Party>
  readonly needsReason: boolean
  readonly decide: (submitter: Submitter, reason: string) => Work
}

const either: ReadonlyArray<Party> = ['rescale', 'customer']

/** A decision of either party, with its reason. */
const reasoned = (decide: Decision['decide']): Decision => ({
  by: either,
  needsReason: true,
  decide,
})

const ofRescale = (
  decide: (ports: Submitter['ports'], onboardingId: Submitter['onboardingId']) => Work,
): Decision => ({
  by: ['rescale'],
  needsReason: false,
  decide: ({ ports, onboardingId }) => decide(ports, onboardingId),
})

const confirmation = (step: Parameters<typeof confirmTeardown>[2]): Decision => ({
  by: ['customer'],
  needsReason: false,
  decide: ({ ports, onboardingId }) => confirmTeardown(ports, onboardingId, step),
})

/** Every decision, and what it does. */
export const decisions: Readonly<Record<DecisionName, Decision>> = {
  'extend-lease': ofRescale((ports, id) => extendLease({ ...ports, policy: defaultPolicy }, id)),
  'retry-peering': ofRescale(retryPeering),
  'retry-work': ofRescale(retryWork),
  suspend: reasoned(suspend),
  resume: { by: either, needsReason: false, decide: (submitter) => resume(submitter) },
  rotate: ofRescale((ports, id) => rotateExternalId({ ...ports, ids: randomIds }, id)),
  'replace-rotation': ofRescale((ports, id) => replaceRotation({ ...ports, ids: randomIds }, id)),
  'abandon-rotation': ofRescale(abandonRotation),
  cancel: reasoned(cancel),
  offboard: reasoned(beginOffboarding),
  'abort-offboarding': { by: either, needsReason: false, decide: abortOffboarding },
  'confirm-routes-removed': confirmation('CustomerRoutesRemoved'),
  'confirm-stack-deleted': confirmation('StackDeleted'),
  'confirm-account-clean': confirmation('AccountClean'),
  close: {
    by: ['rescale'],
    needsReason: true,
    decide: ({ ports, onboardingId }, reason) => closeUnconfirmed(ports, onboardingId, reason),
  },
}
