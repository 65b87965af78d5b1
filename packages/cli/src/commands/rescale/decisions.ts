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
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import { randomIds } from '../../play/randomIds.ts'
import type { DecisionName } from './rescaleDecisions.ts'

type Work = TaskEither<OnboardingError, CommandResult>

type Decision = (submitter: Submitter, reason: string) => Work

const ofRescale =
  (
    decide: (ports: Submitter['ports'], onboardingId: Submitter['onboardingId']) => Work,
  ): Decision =>
  ({ ports, onboardingId }) =>
    decide(ports, onboardingId)

const confirmation =
  (step: Parameters<typeof confirmTeardown>[2]): Decision =>
  ({ ports, onboardingId }) =>
    confirmTeardown(ports, onboardingId, step)

/** What every decision does. */
export const decisions: Readonly<Record<DecisionName, Decision>> = {
  'extend-lease': ofRescale((ports, id) => extendLease({ ...ports, policy: defaultPolicy }, id)),
  'retry-peering': ofRescale(retryPeering),
  'retry-work': ofRescale(retryWork),
  rotate: ofRescale((ports, id) => rotateExternalId({ ...ports, ids: randomIds }, id)),
  'replace-rotation': ofRescale((ports, id) => replaceRotation({ ...ports, ids: randomIds }, id)),
  'abandon-rotation': ofRescale(abandonRotation),
  suspend,
  resume: (submitter) => resume(submitter),
  cancel,
  offboard: beginOffboarding,
  'abort-offboarding': abortOffboarding,
  'confirm-routes-removed': confirmation('CustomerRoutesRemoved'),
  'confirm-stack-deleted': confirmation('StackDeleted'),
  'confirm-account-clean': confirmation('AccountClean'),
  close: ({ ports, onboardingId }, reason) => closeUnconfirmed(ports, onboardingId, reason),
}
