/** What a step issues at the end of a connection: notices of offboardings, and clean exits. */
import {
  type Ending,
  type KnownState,
  type OnboardingEvent,
  type TeardownStep,
  isTerminal,
  react,
  stackNameOf,
  teardownSteps,
} from '@byoa/core/onboarding'

import { type DraftDocument, type Sent, type Step, only } from './Step.ts'

const isEnding = (state: KnownState): state is KnownState & Ending => 'teardown' in state

export const offboardingNotices = (
  { event, after }: Step,
  { setup }: Sent,
): ReadonlyArray<DraftDocument> => {
  if (event.type !== 'OffboardingBegun' && event.type !== 'OnboardingCancelled') return []
  if (!isEnding(after) || setup === undefined) return []
  const deadlines = react(after, event.at).flatMap(({ party, deadline }) =>
    party === 'customer' && deadline !== undefined ? [deadline] : [],
  )
  const { onboardingId, by, reason, request, peeringIds, stack } = after
  return only({
    version: 1,
    kind: 'offboarding-notice',
    onboardingId,
    answers: setup,
    at: event.at,
    by,
    reason,
    stackName: stackNameOf({ request }),
    peeringIds,
    routeTableIds: stack?.routeTableIds ?? [],
    ...(stack === undefined ? {} : { vpcId: stack.vpcId, roleArn: stack.roleArn }),
    confirmBy: deadlines.toSorted((one, other) => other - one)[0] ?? event.at,
  })
}

/** The step of a teardown that an event confirms, if any. */
export const stepOf = ({ type }: OnboardingEvent): ReadonlyArray<TeardownStep> =>
  teardownSteps.filter((step) => step === type)

export const cleanExits = (
  { before, event, after }: Step,
  { notice, removed }: Sent,
): ReadonlyArray<DraftDocument> => {
  if (!isTerminal(after) || isTerminal(before) || !isEnding(after)) return []
  if (notice === undefined) return []
  const unconfirmed = event.type === 'ClosedUnconfirmed' ? event.data.unconfirmed : []
  return only({
    version: 1,
    kind: 'clean-exit',
    onboardingId: after.onboardingId,
    answers: notice,
    at: event.at,
    party: 'rescale',
    removed: [...removed, ...stepOf(event)],
    unconfirmed,
    remains: after.teardown.leftovers,
    returnedCidrs: after.cidrs,
    isExternalIdRetired: true,
  })
}
