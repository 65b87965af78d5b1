/** What a step issues on the way to a connection: notices of peerings, reviews, the connection. */
import { omitUndefined } from '@byoa/core/codec'
import type { MissingRoute } from '@byoa/core/inspection'
import {
  type OnboardingEvent,
  type OnboardingEventType,
  type OnboardingState,
  expectedVpc,
  hasStack,
  react,
} from '@byoa/core/onboarding'
import { type Instant, isSameData } from '@byoa/core/values'

import type { Proof, Proven } from '../ConnectionDocument.ts'
import { peeringNoticeOf } from '../PeeringNotice.ts'
import { type ReviewTask, reviewTasksOf } from '../ReviewDocument.ts'
import { type DraftDocument, type Sent, type Step, only } from './Step.ts'

export const notices = ({ event, after }: Step, { report }: Sent): ReadonlyArray<DraftDocument> =>
  event.type !== 'PeeringRequested' || after.status !== 'PeeringPending' || report === undefined
    ? []
    : only(peeringNoticeOf(after, report))

/** The tasks of the customer in a state. */
export const tasksIn = ({ after, event }: Step): ReadonlyArray<ReviewTask> =>
  hasStack(after) ? reviewTasksOf(react(after, event.at)) : []

/** The peering notice asks for the routes of the stack's tables already. */
const isInNotice = (state: OnboardingState, { problem, routeTableId }: MissingRoute): boolean =>
  problem === 'absent' && hasStack(state) && state.stack.routeTableIds.includes(routeTableId)

export const reviews = (
  step: Step,
  { tasks: known, report, change }: Sent,
): ReadonlyArray<DraftDocument> => {
  const { after, event } = step
  const tasks = tasksIn(step)
  const isAsked = tasks.some(
    (task) =>
      task.type !== 'AddCustomerRoutes' ||
      task.data.missing.some((missing) => !isInNotice(after, missing)),
  )
  return isAsked && !isSameData(tasks, known) && report !== undefined
    ? only({
        version: 1,
        kind: 'review',
        onboardingId: after.onboardingId,
        answers: report,
        at: event.at,
        tasks,
        ...omitUndefined({ change }),
      })
    : []
}

const proofs: { readonly [Type in OnboardingEventType]?: Proof } = {
  RoleVerified: 'role',
  TrustVerified: 'trust',
  VpcVerified: 'vpc',
  PeeringActivated: 'peering',
}

const proofOf = (event: OnboardingEvent): Proof | undefined =>
  event.type === 'RoutesInstalled'
    ? event.data.side === 'rescale'
      ? 'rescale-routes'
      : 'customer-routes'
    : proofs[event.type]

/** What is proven after an event; the last proof of a kind counts. */
export const provenAfter = (
  proven: ReadonlyMap<Proof, Instant>,
  event: OnboardingEvent,
): ReadonlyMap<Proof, Instant> => {
  const proof = proofOf(event)
  return proof === undefined ? proven : new Map([...proven, [proof, event.at]])
}

export const connections = (
  { before, after, event }: Step,
  { proven, report }: Sent,
): ReadonlyArray<DraftDocument> => {
  if (after.status !== 'Connected' || before.status !== 'PeeringActive') return []
  if (report === undefined) return []
  const { cidr, secondaryCidrs = [] } = expectedVpc(after)
  return only({
    version: 1,
    kind: 'connection',
    onboardingId: after.onboardingId,
    answers: report,
    at: event.at,
    accountId: after.request.accountId,
    region: after.request.region,
    vpcId: after.stack.vpcId,
    vpcCidrs: [cidr, ...secondaryCidrs],
    roleArn: after.stack.roleArn,
    peeringId: after.peering.peeringId,
    rescaleAccountId: after.rescaleVpc.accountId,
    rescaleVpcId: after.rescaleVpc.vpcId,
    rescaleVpcCidrs: after.rescaleVpc.cidrs,
    proven: [...provenAfter(proven, event)].map(([proof, at]): Proven => ({ proof, at })),
  })
}
