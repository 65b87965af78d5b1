/**
 * Receives a document of the customer: checks that it answers what Rescale sent last, and records
 * what it says. A document of another onboarding, of the past or answering something else changes
 * nothing.
 */
import { type OnboardingId, type TeardownStep, addSeconds, hasStack } from '@byoa/core/onboarding'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { DocumentDigest } from '../documents/DocumentDigest.ts'
import type { CleanExit } from '../documents/CleanExit.ts'
import type { CustomerDocument, RescaleDocument } from '../documents/ExchangedDocument.ts'
import {
  type InspectionDocument,
  trustsOtherIds,
  withAgreedIds,
} from '../documents/InspectionDocument.ts'
import { isTemplateChange } from '../documents/ChangeDocument.ts'
import { isSameRequest, onboardingRequestOf } from '../documents/RequestDocument.ts'
import type { StackReportDocument } from '../documents/StackReportDocument.ts'
import { type IssuedDocument, issuedDocuments } from '../documents/issuedDocuments.ts'
import { termsIn } from '../documents/issuing/changeDocuments.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { type CustomerAnswer, recordAnswer } from './customer/CustomerAnswer.ts'
import { beginOffboarding } from './decisions.ts'
import { findOpenOnboarding } from './findOpenOnboarding.ts'
import { inSequence } from './give.ts'
import { type LoadedOnboarding, loadOnboarding } from './loadOnboarding.ts'
import { proposeCidr } from './proposeCidr.ts'
import { requestOnboarding } from './requestOnboarding.ts'

// model

/** Why a document was not received. */
export interface DocumentRefused {
  readonly _tag: 'DocumentRefused'
  readonly kind: CustomerDocument['kind']
  readonly field: 'answers' | 'party' | 'request' | 'at'
  /**
   * `superseded`: it answers a document that a later one has replaced; `other-document`: it answers
   * none of this onboarding's; `in-the-future`: by its time it is not written yet;
   * `offboarding-aborted`: it was written before the abort.
   */
  readonly reason:
    | 'superseded'
    | 'other-document'
    | 'not-the-customer'
    | 'other-request'
    | 'in-the-future'
    | 'offboarding-aborted'
  /** The kinds of documents that it can answer. */
  readonly expected: ReadonlyArray<RescaleDocument['kind']>
}

export type ReceiveError = OnboardingError | DocumentRefused

type Received = TE.TaskEither<ReceiveError, CommandResult>
type Ports = Pick<RescalePorts, 'store' | 'directory' | 'clock' | 'ids' | 'policy'>

// what a document answers

type Kinds = ReadonlyArray<RescaleDocument['kind']>

const isStatusChange = (document: RescaleDocument): boolean =>
  document.kind === 'change' && !isTemplateChange(document)

/** Returns the issued documents of the given kinds that a document can answer. */
const answerable = ({ events }: LoadedOnboarding, expected: Kinds): ReadonlyArray<IssuedDocument> =>
  issuedDocuments(events).filter(
    ({ document }) => expected.includes(document.kind) && !isStatusChange(document),
  )

/** Returns the answered document. Left when it is not the last one of the given kinds. */
const answeredBy = (
  { kind, answers }: { readonly kind: CustomerDocument['kind']; readonly answers?: DocumentDigest },
  expected: Kinds,
  issued: ReadonlyArray<IssuedDocument>,
): TE.TaskEither<DocumentRefused, RescaleDocument> => {
  const last = expected.map((one) => issued.findLast(({ document }) => document.kind === one))
  const answered = last.find((one) => one?.digest === answers)
  if (answered !== undefined) return TE.right(answered.document)
  const reason = issued.some(({ digest }) => digest === answers) ? 'superseded' : 'other-document'
  return TE.left({ _tag: 'DocumentRefused', kind, field: 'answers', reason, expected })
}

interface Answered extends LoadedOnboarding {
  readonly issued: ReadonlyArray<IssuedDocument>
  readonly answered: RescaleDocument
}

/** Loads the onboarding of a document that answers the last of the given kinds. */
const loadAnswered = (
  { store }: Pick<Ports, 'store'>,
  document: Parameters<typeof answeredBy>[0] & { readonly onboardingId: OnboardingId },
  expected: Kinds,
): TE.TaskEither<ReceiveError, Answered> =>
  pipe(
    loadOnboarding(store, document.onboardingId),
    TE.let('issued', (loaded) => answerable(loaded, expected)),
    TE.bindW('answered', ({ issued }) => answeredBy(document, expected, issued)),
  )

const unchanged = ({ onboardingId, state }: LoadedOnboarding): CommandResult => ({
  onboardingId,
  state,
  events: [],
})

// a request

type RequestOfCustomer = Extract<CustomerDocument, { readonly kind: 'request' }>

/** The same request again: proposes its block, unless it was declined already or is held. */
const repeated = (ports: Ports, document: RequestOfCustomer, open: LoadedOnboarding): Received => {
  const { state, onboardingId } = open
  if (!isSameRequest(state, document)) {
    return TE.left({
      _tag: 'DocumentRefused',
      kind: 'request',
      field: 'request',
      reason: 'other-request',
      expected: [],
    })
  }
  return state.status === 'Requested' && state.declined?.cidr !== document.proposedCidr
    ? proposeCidr(ports, onboardingId, document.proposedCidr)
    : TE.right(unchanged(open))
}

const opened = (ports: Ports, document: RequestOfCustomer): Received =>
  pipe(
    TE.fromIO(ports.ids.onboardingId),
    TE.flatMap((id) => requestOnboarding(ports, id, onboardingRequestOf(document))),
    TE.flatMap((requested) =>
      inSequence(proposeCidr(ports, requested.onboardingId, document.proposedCidr))(requested),
    ),
  )

/** The onboarding that another process has opened meanwhile, if it is of the same request. */
const openedMeanwhile =
  (ports: Ports, document: RequestOfCustomer) =>
  (error: ReceiveError): Received =>
    error._tag === 'Rejected' && error.rejection._tag === 'AlreadyOpen'
      ? pipe(
          loadOnboarding(ports.store, error.rejection.onboardingId),
          TE.filterOrElse(
            ({ state }) => isSameRequest(state, document),
            (): ReceiveError => error,
          ),
          TE.flatMap((open) => repeated(ports, document, open)),
        )
      : TE.left(error)

const receiveRequest = (ports: Ports, document: RequestOfCustomer): Received => {
  const { onboardingId } = document
  return onboardingId === undefined
    ? pipe(
        findOpenOnboarding(ports.store, document),
        TE.map(O.filter(({ state }) => isSameRequest(state, document))),
        TE.flatMap(
          O.match(
            () => opened(ports, document),
            (open) => repeated(ports, document, open),
          ),
        ),
        TE.orElse(openedMeanwhile(ports, document)),
      )
    : pipe(
        loadAnswered(ports, { ...document, onboardingId }, ['verdict']),
        TE.flatMap((open) => repeated(ports, document, open)),
      )
}

// answers

const receiveStackReport = (ports: Ports, document: StackReportDocument): Received => {
  const { version: _version, kind: _kind, answers: _answers, onboardingId, ...stack } = document
  return pipe(
    loadAnswered(ports, document, ['setup']),
    TE.flatMap(() => recordAnswer(ports, onboardingId, { type: 'StackReported', stack })),
  )
}

/**
 * How far the clock of a customer may be ahead, as in signatures for AWS. A later time would make
 * every reading until then an old one.
 *
 * @source https://aws.amazon.com/blogs/developer/clock-skew-correction/
 */
const toleratedSkewSeconds = 15 * 60

const ensureWritten = (
  { clock }: Pick<Ports, 'clock'>,
  { kind, at }: InspectionDocument | CleanExit,
): TE.TaskEither<DocumentRefused, void> =>
  at <= addSeconds(clock.now(), toleratedSkewSeconds)
    ? TE.right(undefined)
    : TE.left({ _tag: 'DocumentRefused', kind, field: 'at', reason: 'in-the-future', expected: [] })

/** An ID that is not in the setup may be that of a change which the customer did not name. */
const ensureKnownIds = (
  document: InspectionDocument,
  { answered, issued }: Answered,
): TE.TaskEither<DocumentRefused, void> =>
  answered.kind === 'setup' &&
  trustsOtherIds(document) &&
  issued.some(({ document: { kind } }) => kind === 'change')
    ? TE.left({
        _tag: 'DocumentRefused',
        kind: document.kind,
        field: 'answers',
        reason: 'superseded',
        expected: ['change'],
      })
    : TE.right(undefined)

/** An inspection hides the external IDs of the document that it answers. */
const receiveInspection = (ports: Ports, document: InspectionDocument): Received =>
  pipe(
    loadAnswered(ports, document, ['setup', 'change']),
    TE.tap(() => ensureWritten(ports, document)),
    TE.tap((loaded) => ensureKnownIds(document, loaded)),
    TE.flatMap((loaded): Received => {
      const { state } = loaded
      const { roleArn, trustPolicy, at: readAt } = document
      return trustPolicy === undefined || roleArn === undefined || !hasStack(state)
        ? TE.right(unchanged(loaded))
        : recordAnswer(ports, document.onboardingId, {
            type: 'TrustPolicyRead',
            roleArn,
            trustPolicy: withAgreedIds(trustPolicy, termsIn(loaded.answered)?.externalIds ?? []),
            readAt,
          })
    }),
  )

const customerSteps = ['CustomerRoutesRemoved', 'StackDeleted', 'AccountClean'] as const

/** What a clean exit confirms, in the order of the teardown; leftovers with the last step. */
const answersIn = ({ removed, remains }: CleanExit): ReadonlyArray<CustomerAnswer> => {
  const isRemoved = (step: TeardownStep): boolean => removed.includes(step)
  return customerSteps.flatMap((type): ReadonlyArray<CustomerAnswer> => {
    switch (type) {
      case 'CustomerRoutesRemoved':
        return isRemoved(type) ? [{ type }] : []
      case 'StackDeleted':
        if (isRemoved(type)) return [{ type, blockedBy: [] }]
        return remains.length > 0 ? [{ type, blockedBy: remains }] : []
      case 'AccountClean':
        return isRemoved('StackDeleted') ? [{ type, leftovers: remains }] : []
    }
  })
}

/** Received late or twice, the exit of an offboarding that was aborted would begin it again. */
const isOfAborted = ({ events }: LoadedOnboarding, { at }: CleanExit): boolean =>
  events.some((event) => event.type === 'OffboardingAborted' && at <= event.at)

/** A customer that leaves by itself ends the onboarding. */
const ensureEnding = (ports: Ports, { state, onboardingId }: LoadedOnboarding): Received =>
  'teardown' in state
    ? TE.right({ onboardingId, state, events: [] })
    : beginOffboarding({ ports, onboardingId, by: 'customer' }, 'the customer left')

const receiveCleanExit = (ports: Ports, document: CleanExit): Received => {
  const { onboardingId, party } = document
  if (party !== 'customer') {
    return TE.left({
      _tag: 'DocumentRefused',
      kind: 'clean-exit',
      field: 'party',
      reason: 'not-the-customer',
      expected: [],
    })
  }
  return pipe(
    loadAnswered(ports, document, ['offboarding-notice', 'setup']),
    TE.tap(() => ensureWritten(ports, document)),
    TE.filterOrElse(
      (loaded): boolean => !isOfAborted(loaded, document),
      (): ReceiveError => ({
        _tag: 'DocumentRefused',
        kind: 'clean-exit',
        field: 'at',
        reason: 'offboarding-aborted',
        expected: [],
      }),
    ),
    TE.flatMap((loaded) => ensureEnding(ports, loaded)),
    TE.flatMap((begun) =>
      answersIn(document).reduce(
        (recorded: Received, answer) =>
          TE.flatMap(inSequence(recordAnswer(ports, onboardingId, answer)))(recorded),
        TE.right(begun),
      ),
    ),
  )
}

/**
 * Receives a document of the customer. Left when the domain refuses it, or it does not answer what
 * Rescale sent last. Receiving the same document again changes nothing.
 */
export const receiveDocument = (ports: Ports, document: CustomerDocument): Received => {
  switch (document.kind) {
    case 'request':
      return receiveRequest(ports, document)
    case 'stack-report':
      return receiveStackReport(ports, document)
    case 'inspection':
      return receiveInspection(ports, document)
    case 'clean-exit':
      return receiveCleanExit(ports, document)
  }
}
