/** Every kind of task, from the documents of an onboarding on an in-memory AWS. */
import {
  type IssuedDocument,
  type RescaleDocument,
  advance,
  beginOffboarding,
  isTemplateChange,
  issuedDocuments,
  loadOnboarding,
  rotateExternalId,
} from '@byoa/application'
import type { CustomerTask, CustomerTaskKind } from '@byoa/application/instructions'
import type { RepairKind } from '@byoa/core/inspection'
import type { OnboardingRequest } from '@byoa/core/onboarding'
import { memoryWorld } from '@byoa/testing/world'
import { expect } from 'vitest'

import type { ReviewTask } from '../../src/documents/ReviewDocument.ts'
import { type Parties, expectRight, playTo } from '../support/parties.ts'

type KindOf<Kind extends RescaleDocument['kind']> = Extract<
  RescaleDocument,
  { readonly kind: Kind }
>

const isOfKind =
  <Kind extends RescaleDocument['kind']>(kind: Kind) =>
  (one: IssuedDocument): one is IssuedDocument & { readonly document: KindOf<Kind> } =>
    one.document.kind === kind

/** The last document of a kind. */
export const lastIssued = async <Kind extends RescaleDocument['kind']>(
  { rescale, onboardingId }: Parties,
  kind: Kind,
): Promise<KindOf<Kind>> => {
  const { events } = expectRight(await loadOnboarding(rescale.store, onboardingId)())
  const found = issuedDocuments(events).findLast(isOfKind(kind))
  return found?.document ?? expect.unreachable(`no ${kind}`)
}

/** What a review may ask for, of a VPC that can be restored, and one that has to be replaced. */
const reviews = (
  setup: KindOf<'setup'>,
  notice: KindOf<'peering-notice'>,
): ReadonlyArray<ReadonlyArray<ReviewTask>> => {
  const { accepterVpcId: vpcId, peeringId, routeTableIds, destinations } = notice
  const missing = routeTableIds.flatMap((routeTableId) =>
    destinations.map((destination) => ({
      routeTableId,
      destination,
      problem: 'absent' as const,
    })),
  )
  return [
    [
      { type: 'CorrectRole', data: { problems: [], trust: [] } },
      {
        type: 'CorrectVpc',
        data: { findings: [{ id: 'dns-support-off', level: 'error', evidence: { vpcId } }] },
      },
    ],
    [
      {
        type: 'CorrectVpc',
        data: { findings: [{ id: 'vpc-missing', level: 'error', evidence: { vpcId } }] },
      },
    ],
    [{ type: 'ReportTrustPolicy', data: {} }],
    [{ type: 'AddCustomerRoutes', data: { peeringId, missing } }],
    [
      {
        type: 'RepairConnection',
        data: {
          findings: [
            { id: 'peering-not-active', level: 'error', evidence: { peeringId, status: 'failed' } },
            { id: 'internet-gateway-missing', level: 'error', evidence: { vpcId } },
          ],
        },
      },
      { type: 'AssociateCidr', data: { cidr: setup.agreedCidr } },
    ],
  ]
}

/** Plays an onboarding to its end, and returns a task of each kind, corrections of each kind. */
export const everyTask = async (
  request: Partial<OnboardingRequest> = {},
): Promise<ReadonlyArray<CustomerTask>> => {
  const played = memoryWorld({ request })
  await playTo(played, 'Connected')
  const setup = await lastIssued(played, 'setup')
  const notice = await lastIssued(played, 'peering-notice')
  expectRight(await rotateExternalId(played.rescale, played.onboardingId)())
  expectRight(await advance(played.rescale, played.onboardingId)())
  const change = await lastIssued(played, 'change')
  if (!isTemplateChange(change)) return expect.unreachable(change.change)
  const rescale = {
    ports: played.rescale,
    onboardingId: played.onboardingId,
    by: 'rescale',
  } as const
  expectRight(await beginOffboarding(rescale, 'the end of the test')())
  const leaving = await lastIssued(played, 'offboarding-notice')
  const { onboardingId, answers } = setup
  const corrections = reviews(setup, notice).map((tasks): CustomerTask => ({
    kind: 'correct',
    setup,
    notice,
    review: { version: 1, kind: 'review', onboardingId, answers, at: setup.reportBy, tasks },
  }))
  return [
    { kind: 'deploy', setup },
    { kind: 'connect', setup, notice },
    { kind: 'apply', setup, change },
    ...corrections,
    ...repairs.map((kinds): CustomerTask => ({
      kind: 'repair',
      setup,
      notice,
      at: setup.reportBy,
      repairs: kinds,
    })),
    { kind: 'inspect', setup, change },
    { kind: 'leave', setup },
    { kind: 'leave', setup, notice: leaving },
  ]
}

/** What the doctor may plan for the customer. */
const repairs: ReadonlyArray<ReadonlyArray<RepairKind>> = [
  ['restore-role', 'restore-vpc', 'accept-peering', 'add-customer-routes', 'by-hand'],
  ['run-stack'],
  ['replace-stack', 'request-peering', 'add-rescale-routes'],
]

/** The first task of a kind. */
export const taskOf = <Kind extends CustomerTaskKind>(
  tasks: ReadonlyArray<CustomerTask>,
  kind: Kind,
): Extract<CustomerTask, { readonly kind: Kind }> => {
  const isOf = (task: CustomerTask): task is Extract<CustomerTask, { readonly kind: Kind }> =>
    task.kind === kind
  return tasks.find(isOf) ?? expect.unreachable(kind)
}

/** A task as a row of a table of tests. */
export const rowOf = (
  task: CustomerTask,
): readonly [`${CustomerTaskKind}${string}`, CustomerTask] => [
  task.kind === 'correct'
    ? `correct ${task.review.tasks.map(({ type }) => type).join(' ')}`
    : task.kind === 'repair'
      ? `repair ${task.repairs.join(' ')}`
      : task.kind,
  task,
]
