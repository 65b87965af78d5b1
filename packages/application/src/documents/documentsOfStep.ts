/** The documents that Rescale issues with one event of an onboarding. */
import { omitUndefined } from '@byoa/core/codec'
import { type SetupTemplate, fileSha256 } from '@byoa/core/cloudformation'
import {
  type Ending,
  type KnownState,
  type OnboardingEvent,
  type OnboardingEventType,
  type OnboardingState,
  expectedVpc,
  hasStack,
  isTerminal,
  react,
  stackNameOf,
  type TeardownStep,
  teardownSteps,
} from '@byoa/core/onboarding'
import { type Instant, isSameData } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Agreement, agreementOf, currentTemplate } from '../useCases/customer/Agreement.ts'
import { type RotationChange, type VersionChange, isTemplateChange } from './ChangeDocument.ts'
import type { Proof, Proven } from './ConnectionDocument.ts'
import type { DocumentDigest } from './DocumentDigest.ts'
import { type RescaleDocument, digestOfDocument } from './ExchangedDocument.ts'
import { peeringNoticeOf } from './PeeringNotice.ts'
import { requestDocumentOf } from './RequestDocument.ts'
import { type ReviewTask, reviewTasksOf } from './ReviewDocument.ts'
import { agreementOfSetup } from './SetupDocument.ts'
import { issuedSetup } from './issuedSetup.ts'
import { stackReportDocumentOf } from './StackReportDocument.ts'
import { verdictDocumentOf } from './VerdictDocument.ts'
import { changeTemplateFileName } from './documentFields.ts'

// model

/** A document of Rescale's, with the template that belongs to it. */
export interface DraftDocument {
  readonly document: RescaleDocument
  /** Absent when the template of an old setup can no longer be rendered byte for byte. */
  readonly template?: SetupTemplate
}

/** One event, with the state before and after it. */
export interface Step {
  readonly before: OnboardingState
  readonly event: OnboardingEvent
  readonly after: KnownState
}

/** What earlier steps have issued, as far as later documents refer to it. */
export interface Sent {
  /** The digests of the last setup, of the stack report that answered it, and of the notice. */
  readonly setup?: DocumentDigest
  readonly report?: DocumentDigest
  readonly notice?: DocumentDigest
  /** What the last setup or change of the template says. */
  readonly terms?: Terms
  readonly tasks: ReadonlyArray<ReviewTask>
  readonly proven: ReadonlyMap<Proof, Instant>
  readonly removed: ReadonlyArray<TeardownStep>
}

/** Before the first event. */
export const nothingSent: Sent = { tasks: [], proven: new Map(), removed: [] }

// the documents of one step

const only = (document: RescaleDocument): ReadonlyArray<DraftDocument> => [{ document }]

const verdicts = ({ event, after }: Step): ReadonlyArray<DraftDocument> => {
  if (event.type !== 'CidrDeclined' || after.status !== 'Requested') return []
  if (after.declined === undefined) return []
  const { declined, onboardingId, request } = after
  const answers = digestOfDocument(requestDocumentOf(request, declined.cidr))
  return only(verdictDocumentOf({ onboardingId, answers }, declined))
}

const setups = ({ event, after }: Step): ReadonlyArray<DraftDocument> =>
  after.status === 'SetupIssued' && ['SetupIssued', 'LeaseExtended'].includes(event.type)
    ? pipe(issuedSetup(after), RA.fromOption)
    : []

const notices = ({ event, after }: Step, { report }: Sent): ReadonlyArray<DraftDocument> =>
  event.type !== 'PeeringRequested' || after.status !== 'PeeringPending' || report === undefined
    ? []
    : only(peeringNoticeOf(after, report))

/** The tasks of the customer in a state. */
const tasksIn = ({ after, event }: Step): ReadonlyArray<ReviewTask> =>
  hasStack(after) ? reviewTasksOf(react(after, event.at)) : []

const reviews = (step: Step, { tasks: known, report }: Sent): ReadonlyArray<DraftDocument> => {
  const { after, event } = step
  const tasks = tasksIn(step)
  // The peering notice asks for the routes already.
  const isAsked = tasks.some(
    (task) =>
      task.type !== 'AddCustomerRoutes' ||
      task.data.missing.some(({ problem }) => problem !== 'absent'),
  )
  return isAsked && !isSameData(tasks, known) && report !== undefined
    ? only({
        version: 1,
        kind: 'review',
        onboardingId: after.onboardingId,
        answers: report,
        at: event.at,
        tasks,
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
const provenAfter = (
  proven: ReadonlyMap<Proof, Instant>,
  event: OnboardingEvent,
): ReadonlyMap<Proof, Instant> => {
  const proof = proofOf(event)
  return proof === undefined ? proven : new Map([...proven, [proof, event.at]])
}

const connections = (
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

type TemplateChange = RotationChange | VersionChange

/** What a change of the template can change. */
type Terms = Pick<TemplateChange, 'externalIds' | 'rescaleVpcCidrs' | 's3PrefixListId'>

const termsOf = ({ externalIds, rescaleVpc: { cidrs, s3PrefixListId } }: Agreement): Terms => ({
  externalIds,
  rescaleVpcCidrs: cidrs,
  ...omitUndefined({ s3PrefixListId }),
})

/** The terms of the last document that has some. */
const termsIn = (document: RescaleDocument): Terms | undefined => {
  if (document.kind === 'setup') return termsOf(agreementOfSetup(document))
  if (document.kind !== 'change' || !isTemplateChange(document)) return undefined
  const { externalIds, rescaleVpcCidrs, s3PrefixListId } = document
  return { externalIds, rescaleVpcCidrs, ...omitUndefined({ s3PrefixListId }) }
}

/** The template of what is agreed, whenever the customer was told otherwise last. */
const templateChanges = (
  { event, after }: Step,
  { setup: answers, terms: told }: Sent,
): ReadonlyArray<DraftDocument> => {
  if (!hasStack(after) || answers === undefined || told === undefined) return []
  const agreement = agreementOf(after)
  const terms = termsOf(agreement)
  if (isSameData(terms, told)) return []
  const template = currentTemplate(agreement)
  if (E.isLeft(template)) return []
  const document: TemplateChange = {
    version: 1,
    kind: 'change',
    onboardingId: after.onboardingId,
    answers,
    change: isSameData(terms.externalIds, told.externalIds) ? 'template' : 'rotation',
    at: event.at,
    ...terms,
    templateDigest: template.right.digest,
    template: { file: changeTemplateFileName, sha256: fileSha256(template.right.body) },
  }
  return [{ document, template: template.right }]
}

const statusChanges = (
  { event, after }: Step,
  { setup: answers }: Sent,
): ReadonlyArray<DraftDocument> => {
  if (answers === undefined) return []
  const header = {
    version: 1,
    kind: 'change',
    onboardingId: after.onboardingId,
    answers,
    at: event.at,
  } as const
  if (event.type === 'Suspended') {
    return only({ ...header, change: 'suspended', by: event.by, reason: event.data.reason })
  }
  if (event.type === 'Resumed') return only({ ...header, change: 'resumed' })
  return event.type === 'OffboardingAborted'
    ? only({ ...header, change: 'offboarding-aborted' })
    : []
}

const isEnding = (state: KnownState): state is KnownState & Ending => 'teardown' in state

const offboardingNotices = (
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
const stepOf = ({ type }: OnboardingEvent): ReadonlyArray<TeardownStep> =>
  teardownSteps.filter((step) => step === type)

const cleanExits = (
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

// operations

const makers = [
  verdicts,
  setups,
  notices,
  statusChanges,
  templateChanges,
  connections,
  reviews,
  offboardingNotices,
  cleanExits,
]

/** Returns the documents of one step. */
export const documentsOfStep = (step: Step, sent: Sent): ReadonlyArray<DraftDocument> =>
  makers.flatMap((make) => make(step, sent))

const reportOf = ({ event, after }: Step, { setup, report }: Sent): DocumentDigest | undefined =>
  event.type === 'StackReported' && hasStack(after) && setup !== undefined
    ? digestOfDocument(
        stackReportDocumentOf(
          { onboardingId: after.onboardingId, answers: setup },
          event.data.stack,
        ),
      )
    : report

const isEndingBegun = ({ type }: OnboardingEvent): boolean =>
  type === 'OffboardingBegun' || type === 'OnboardingCancelled'

/** Returns what later documents refer to, after one step has issued its documents. */
export const sentAfter = (
  sent: Sent,
  step: Step,
  issued: ReadonlyArray<DraftDocument & { readonly digest: DocumentDigest }>,
): Sent => {
  const { event } = step
  const digestOf = (kind: RescaleDocument['kind']): DocumentDigest | undefined =>
    issued.find(({ document }) => document.kind === kind)?.digest
  const [terms = sent.terms] = issued.flatMap(({ document }) => termsIn(document) ?? [])
  const removed = isEndingBegun(event) ? [] : sent.removed
  return {
    ...omitUndefined({
      setup: digestOf('setup') ?? sent.setup,
      report: reportOf(step, sent),
      notice: digestOf('offboarding-notice') ?? sent.notice,
      terms,
    }),
    tasks: tasksIn(step),
    proven: provenAfter(sent.proven, event),
    removed: [...removed, ...stepOf(event)],
  }
}
