import {
  type CleanExit,
  type CustomerDocument,
  type DocumentDigest,
  type IssuedDocument,
  type RescaleDocument,
  abortOffboarding,
  acceptPeering,
  addCustomerRoutes,
  advance,
  agreementOfSetup,
  beginOffboarding,
  confirmAccountClean,
  decodeExchangedDocument,
  deleteStack,
  digestOfDocument,
  encodeExchangedDocument,
  followRescaleVpc,
  issuedDocuments,
  loadOnboarding,
  receiveDocument,
  removeCustomerRoutes,
  requestDocumentOf,
  rotateExternalId,
  runStack,
  suspend,
  stackReportDocumentOf,
  withHiddenIds,
} from '@byoa/application'
import { ExternalId } from '@byoa/core/iam/identity'
import { renderPolicy } from '@byoa/core/iam/policy'
import { type AcceptedExternalIds, trustPolicy } from '@byoa/core/iam/trust'
import { Ipv4Cidr } from '@byoa/core/network'
import { OnboardingId, type TeardownStep, addSeconds } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import { readTrustPolicy } from '../../src/useCases/customer/stack.ts'
import { grown, newBlock } from '../support/changedDirectory.ts'
import {
  type Parties,
  cidr,
  expectRight,
  given,
  parties,
  withCustomerCloud,
} from '../support/parties.ts'

const done = async <A>(work: TE.TaskEither<unknown, A>): Promise<A> => expectRight(await work())

/** A document as it arrives: through JSON. */
const sent = <Document extends CustomerDocument | RescaleDocument>(document: Document): Document =>
  expectRight(
    decodeExchangedDocument(JSON.parse(JSON.stringify(encodeExchangedDocument(document)))),
  ) as Document

const receive = (played: Parties, document: CustomerDocument) =>
  receiveDocument(played.rescale, sent(document))()

const received = async (played: Parties, document: CustomerDocument) =>
  expectRight(await receive(played, document))

const issuedTo = async ({ rescale: { store } }: Parties, id: OnboardingId) =>
  issuedDocuments((await done(loadOnboarding(store, id))).events)

type KindOf<Kind extends RescaleDocument['kind']> = Extract<
  RescaleDocument,
  { readonly kind: Kind }
>

/** The last document of a kind that Rescale issued, as the customer reads it. */
const last = async <Kind extends RescaleDocument['kind']>(
  played: Parties,
  id: OnboardingId,
  kind: Kind,
): Promise<KindOf<Kind>> => {
  const found = (await issuedTo(played, id)).findLast(
    (one): one is IssuedDocument & { readonly document: KindOf<Kind> } =>
      one.document.kind === kind,
  )
  return found === undefined ? expect.unreachable(`no ${kind}`) : sent(found.document)
}

const requestOf = ({ request }: Parties, block = cidr) => requestDocumentOf(request, block)

/** The customer's stack report, made from the setup alone. */
const deployed = async (played: Parties, id: OnboardingId) => {
  const setup = await last(played, id, 'setup')
  const answer = await done(runStack(played.customer, agreementOfSetup(setup)))
  if (answer.type !== 'StackReported') return expect.unreachable(answer.type)
  return stackReportDocumentOf({ onboardingId: id, answers: digestOfDocument(setup) }, answer.stack)
}

const statusOf = async ({ rescale: { store } }: Parties, id: OnboardingId) =>
  (await done(loadOnboarding(store, id))).state.status

/** Plays to an issued setup by documents alone. */
const agreed = async (played: Parties): Promise<OnboardingId> => {
  const { onboardingId } = await received(played, requestOf(played))
  await done(advance(played.rescale, onboardingId))
  return onboardingId
}

/** Plays from an issued setup to Connected. */
const deployAndConnect = async (played: Parties, id: OnboardingId): Promise<void> => {
  await received(played, await deployed(played, id))
  await done(advance(played.rescale, id))
  const agreement = agreementOfSetup(await last(played, id, 'setup'))
  const notice = await last(played, id, 'peering-notice')
  await done(acceptPeering(played.customer, agreement, notice.peeringId))
  const stack = { routeTableIds: notice.routeTableIds }
  await done(addCustomerRoutes(played.customer, { ...agreement, stack }, notice.peeringId))
  await done(advance(played.rescale, id))
}

const connected = async (played: Parties): Promise<OnboardingId> => {
  const id = await agreed(played)
  await deployAndConnect(played, id)
  return id
}

describe('two parties that share nothing but documents', () => {
  test('reach Connected, and each document answers the one before', async () => {
    const played = parties()
    const id = await connected(played)
    expect(await statusOf(played, id)).toBe('Connected')
    const issued = await issuedTo(played, id)
    expect(issued.map(({ document: { kind } }) => kind)).toEqual([
      'setup',
      'peering-notice',
      'connection',
    ])
    const setup = await last(played, id, 'setup')
    const report = await deployed(played, id)
    const connection = await last(played, id, 'connection')
    expect(setup.answers).toBe(digestOfDocument(requestOf(played)))
    expect((await last(played, id, 'peering-notice')).answers).toBe(digestOfDocument(report))
    expect(connection.proven.map(({ proof }) => proof)).toEqual([
      'role',
      'trust',
      'vpc',
      'peering',
      'customer-routes',
      'rescale-routes',
    ])
  })

  test('reach Closed, with a half of the clean exit of each', async () => {
    const played = parties()
    const id = await connected(played)
    const { customer, rescale } = played
    await done(
      beginOffboarding({ ports: rescale, onboardingId: id, by: 'rescale' }, 'the contract ends'),
    )
    await done(advance(rescale, id))
    const notice = await last(played, id, 'offboarding-notice')
    expect(notice).toMatchObject({ by: 'rescale', reason: 'the contract ends' })
    const { request } = agreementOfSetup(await last(played, id, 'setup'))
    const { routeTableIds, vpcId, roleArn, peeringIds } = notice
    if (vpcId === undefined || roleArn === undefined) return expect.unreachable('no stack')
    const stack = { routeTableIds, vpcId, roleArn }
    await done(removeCustomerRoutes(customer, { request, stack, peeringIds }))
    const exit = exitOf(id, digestOfDocument(notice), ['CustomerRoutesRemoved'])
    await received(played, exit)
    await done(advance(rescale, id))
    const deleted = await done(deleteStack(customer, { request }))
    expect(deleted).toEqual({ type: 'StackDeleted', blockedBy: [] })
    const clean = await done(confirmAccountClean(customer, { request, stack }))
    expect(clean).toEqual({ type: 'AccountClean', leftovers: [] })
    const whole = exitOf(id, digestOfDocument(notice), [
      'CustomerRoutesRemoved',
      'StackDeleted',
      'AccountClean',
    ])
    await received(played, whole)
    expect(await statusOf(played, id)).toBe('Closed')
    const half = await last(played, id, 'clean-exit')
    expect(half).toMatchObject({
      party: 'rescale',
      unconfirmed: [],
      remains: [],
      returnedCidrs: [cidr],
      isExternalIdRetired: true,
    })
    expect(half.removed.toSorted()).toEqual([
      'AccountClean',
      'CustomerRoutesRemoved',
      'PeeringRemoved',
      'RescaleRoutesRemoved',
      'StackDeleted',
    ])
  })

  test('agree anew when the Rescale VPC gets a block before the stack is reported', async () => {
    const played = parties()
    const id = await agreed(played)
    const first = await last(played, id, 'setup')
    const early = await deployed(played, id)
    const directory = grown(played.rescale.directory)
    await done(followRescaleVpc({ ...played.rescale, directory }, id))
    expect(await statusOf(played, id)).toBe('CidrLeased')
    await done(advance(played.rescale, id))
    const second = await last(played, id, 'setup')
    expect(second.rescaleVpcCidrs).toEqual([...first.rescaleVpcCidrs, newBlock])
    expect(second.template.sha256).not.toBe(first.template.sha256)
    expect(await receive(played, early)).toMatchObject(
      E.left({ _tag: 'DocumentRefused', field: 'answers', reason: 'superseded' }),
    )
    await deployAndConnect(played, id)
    expect(await statusOf(played, id)).toBe('Connected')
    expect((await last(played, id, 'peering-notice')).destinations).toEqual(second.rescaleVpcCidrs)
  })

  test('take another block when the first is declined', async () => {
    const played = parties()
    const taken = given(Ipv4Cidr, '10.20.0.0/16')
    const { onboardingId: id } = await received(played, requestOf(played, taken))
    const verdict = await last(played, id, 'verdict')
    expect(verdict).toMatchObject({ proposedCidr: taken, decision: 'declined' })
    const [next] = verdict.alternatives
    if (next === undefined) return expect.unreachable('no alternative')
    const again = {
      ...requestOf(played, next),
      onboardingId: id,
      answers: digestOfDocument(verdict),
    }
    const { state } = await received(played, again)
    expect(state).toMatchObject({ status: 'CidrLeased', lease: { cidr: next } })
  })
})

const exitOf = (
  onboardingId: OnboardingId,
  answers: DocumentDigest,
  removed: ReadonlyArray<TeardownStep>,
): CleanExit => ({
  version: 1,
  kind: 'clean-exit',
  onboardingId,
  answers,
  at: parties().rescale.clock.now(),
  party: 'customer',
  removed,
  unconfirmed: [],
  remains: [],
})

const refusedBecause = (field: string, reason: string) =>
  E.left(expect.objectContaining({ _tag: 'DocumentRefused', field, reason }))

describe('a document', () => {
  test('received again changes nothing', async () => {
    const played = parties()
    const id = await agreed(played)
    expect((await received(played, requestOf(played))).events).toEqual([])
    const report = await deployed(played, id)
    expect((await received(played, report)).events).not.toEqual([])
    expect((await received(played, report)).events).toEqual([])
  })

  test('of another onboarding, or that answers something else, is refused and changes nothing', async () => {
    const played = parties()
    const id = await agreed(played)
    const report = await deployed(played, id)
    const before = await issuedTo(played, id)
    const strange = given(OnboardingId, 'onb-00000000000000ff')
    expect(await receive(played, { ...report, onboardingId: strange })).toEqual(
      E.left({ _tag: 'UnknownOnboarding', onboardingId: strange }),
    )
    const answers = digestOfDocument(requestOf(played))
    expect(await receive(played, { ...report, answers })).toEqual(
      refusedBecause('answers', 'other-document'),
    )
    expect(await issuedTo(played, id)).toEqual(before)
    expect(await statusOf(played, id)).toBe('SetupIssued')
  })

  test('that answers a document of the past is refused', async () => {
    const played = parties()
    const id = await connected(played)
    const first = digestOfDocument(await last(played, id, 'setup'))
    const { rescale } = played
    await done(rotateExternalId(rescale, id))
    const begun = digestOfDocument(await last(played, id, 'change'))
    await done(rotateExternalId(rescale, id))
    const inspection = (answers: DocumentDigest): CustomerDocument => ({
      version: 1,
      kind: 'inspection',
      onboardingId: id,
      answers,
      at: rescale.clock.now(),
      results: [],
    })
    expect(await receive(played, inspection(begun))).toSatisfy(E.isRight)
    expect(await receive(played, inspection(first))).toSatisfy(E.isRight)
    const taken = given(Ipv4Cidr, '10.20.0.0/16')
    const other = parties()
    const { onboardingId } = await received(other, requestOf(other, taken))
    const old = digestOfDocument(await last(other, onboardingId, 'verdict'))
    const second = {
      ...requestOf(other, given(Ipv4Cidr, '10.21.0.0/16')),
      onboardingId,
      answers: old,
    }
    await received(other, second)
    const late = { ...requestOf(other), onboardingId, answers: old }
    expect(await receive(other, late)).toEqual(refusedBecause('answers', 'superseded'))
  })

  test('with other terms for an open onboarding is refused', async () => {
    const played = parties()
    const taken = given(Ipv4Cidr, '10.20.0.0/16')
    const { onboardingId } = await received(played, requestOf(played, taken))
    const answers = digestOfDocument(await last(played, onboardingId, 'verdict'))
    const other = { ...requestOf(played), zoneCount: 3, onboardingId, answers }
    expect(await receive(played, other)).toEqual(refusedBecause('request', 'other-request'))
  })

  test("of Rescale's half of an exit is not the customer's", async () => {
    const played = parties()
    const id = await connected(played)
    const answers = digestOfDocument(await last(played, id, 'setup'))
    const exit: CleanExit = { ...exitOf(id, answers, []), party: 'rescale' }
    expect(await receive(played, exit)).toEqual(refusedBecause('party', 'not-the-customer'))
    expect(await statusOf(played, id)).toBe('Connected')
  })

  test('that the customer leaves with begins the offboarding', async () => {
    const played = parties()
    const id = await connected(played)
    const answers = digestOfDocument(await last(played, id, 'setup'))
    const { state } = await received(played, exitOf(id, answers, ['CustomerRoutesRemoved']))
    expect(state).toMatchObject({
      status: 'Offboarding',
      by: 'customer',
      reason: 'the customer left',
    })
  })

  test('of an offboarding that was aborted does not begin it again', async () => {
    const played = parties()
    const { rescale } = played
    const id = await connected(played)
    const exit = exitOf(id, digestOfDocument(await last(played, id, 'setup')), [])
    expect((await received(played, exit)).state.status).toBe('Offboarding')
    await done(abortOffboarding({ ports: rescale, onboardingId: id, by: 'customer' }))
    const before = await issuedTo(played, id)
    const notice = digestOfDocument(await last(played, id, 'offboarding-notice'))
    for (const answers of [exit.answers, notice]) {
      expect(await receive(played, { ...exit, answers })).toEqual(
        refusedBecause('at', 'offboarding-aborted'),
      )
    }
    expect(await issuedTo(played, id)).toEqual(before)
    played.cloud.advanceTime(60)
    const again = { ...exit, at: rescale.clock.now() }
    expect((await received(played, again)).state.status).toBe('Offboarding')
  })

  test('of an inspection has the trust policy, with the external ID hidden on the way', async () => {
    const played = parties()
    const id = await agreed(played)
    const report = await deployed(played, id)
    await received(played, report)
    const blind = withCustomerCloud(played, {
      readTrustPolicy: () =>
        TE.left({ _tag: 'AccessRefused', action: 'iam:GetRole', message: 'not authorized' }),
    })
    await done(advance(blind, id))
    const review = await last(played, id, 'review')
    expect(review.answers).toBe(digestOfDocument(report))
    expect(review.tasks).toEqual([{ type: 'ReportTrustPolicy', data: {} }])
    const setup = await last(played, id, 'setup')
    const answer = await done(
      readTrustPolicy(played.customer, { request: setup.request, stack: report }),
    )
    if (answer?.type !== 'TrustPolicyRead') return expect.unreachable('not read')
    const hidden = withHiddenIds(answer.trustPolicy, [setup.externalId])
    expect(hidden).not.toContain(setup.externalId)
    const inspection = {
      version: 1,
      kind: 'inspection',
      onboardingId: id,
      answers: digestOfDocument(setup),
      at: played.rescale.clock.now(),
      roleArn: report.roleArn,
      trustPolicy: hidden,
      results: [],
    } as const
    const { events } = await received(played, inspection)
    expect(events.map(({ type }) => type)).toEqual(['TrustVerified'])
    const wider = hidden.replaceAll('arn:aws:iam::999988887777:root', '*')
    const late = { ...inspection, at: addSeconds(inspection.at, -60), trustPolicy: wider }
    expect((await received(played, late)).events).toEqual([])
    const next = { ...late, at: addSeconds(inspection.at, 60) }
    const future = { ...late, at: addSeconds(inspection.at, 16 * 60) }
    expect(await receive(played, future)).toEqual(refusedBecause('at', 'in-the-future'))
    expect((await received(played, next)).events.map(({ type }) => type)).toEqual(['TrustRejected'])
    expect((await received(played, inspection)).events).toEqual([])
  })

  test('of an inspection has the external IDs of the document that it answers', async () => {
    const played = parties()
    const { rescale } = played
    const id = await connected(played)
    const setup = await last(played, id, 'setup')
    const { roleArn } = await deployed(played, id)
    await done(rotateExternalId(rescale, id))
    const change = await last(played, id, 'change')
    if (change.change !== 'rotation') return expect.unreachable(change.change)
    await done(suspend({ ports: rescale, onboardingId: id, by: 'rescale' }, 'maintenance'))
    const { rescaleAccountId } = setup
    const [agreedId, nextId] = change.externalIds
    if (nextId === undefined) return expect.unreachable('one ID')
    const inspection = (
      answered: RescaleDocument,
      known: AcceptedExternalIds,
      trusted: AcceptedExternalIds,
    ): CustomerDocument => {
      played.cloud.advanceTime(1)
      const policy = trustPolicy({ partition: 'aws', rescaleAccountId, externalIds: trusted })
      return {
        version: 1,
        kind: 'inspection',
        onboardingId: id,
        answers: digestOfDocument(answered),
        at: rescale.clock.now(),
        roleArn,
        trustPolicy: withHiddenIds(renderPolicy(policy), known),
        results: [],
      }
    }
    const judged = async (...words: Parameters<typeof inspection>) =>
      (await received(played, inspection(...words))).events.map(({ type }) => type)
    const stranger = given(ExternalId, agreedId.replace(/[0-9a-f]{32}$/, '0'.repeat(32)))
    expect(await judged(change, change.externalIds, [agreedId, nextId])).toEqual(['TrustVerified'])
    expect(await judged(change, change.externalIds, [agreedId, stranger])).toEqual([
      'TrustRejected',
    ])
    expect(await judged(change, change.externalIds, [nextId])).toEqual(['TrustVerified'])
    // Without the change, the next ID cannot be told from that of a stranger.
    expect(await receive(played, inspection(setup, [agreedId], [nextId]))).toEqual(
      refusedBecause('answers', 'superseded'),
    )
    expect(await judged(setup, [agreedId], [agreedId])).toEqual(['TrustVerified'])
  })
})
