import { type CustomerTask, needsPeering, stepsOf } from '@byoa/application/instructions'
import { Ipv4Cidr } from '@byoa/core/network'
import type { InspectionFinding } from '@byoa/core/inspection'
import { cidr, peeringId, routeTableId, vpcId } from '@byoa/testing/world'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { ReviewTask } from '../../src/documents/ReviewDocument.ts'
import { peeringNotice, setupDocument } from '../documents/rescaleArbitraries.ts'

const evidence = { vpcId: vpcId('vpc-0123456789abcdef0') }
const level = 'error'

const restorable = fc.constantFrom<InspectionFinding>(
  { id: 'dns-support-off', level, evidence },
  { id: 'dns-hostnames-off', level, evidence },
  { id: 'internet-gateway-missing', level, evidence },
  { id: 'internet-gateway-present', level, evidence },
)

const irreparable = fc.constantFrom<InspectionFinding>(
  { id: 'vpc-missing', level, evidence },
  { id: 'subnet-missing', level, evidence: { subnetId: 'subnet-0123456789abcdef0' } },
)

const pcx = peeringId('pcx-0123456789abcdef0')

const ofPeering = fc.constantFrom<InspectionFinding>(
  { id: 'peering-not-active', level, evidence: { peeringId: pcx, status: 'failed' } },
  { id: 'peering-dns-off', level, evidence: { peeringId: pcx, side: 'customer' } },
)

const missing = {
  routeTableId: routeTableId('rtb-0123456789abcdef0'),
  destination: cidr('10.0.0.0/16'),
  problem: 'absent',
} as const

const findings = fc.array(fc.oneof(restorable, irreparable, ofPeering), { maxLength: 3 })

const blocks = ['10.8.0.0/16', '10.9.0.0/16'].filter(Ipv4Cidr.is)

const reviewTask: fc.Arbitrary<ReviewTask> = fc.oneof(
  fc.constantFrom<ReviewTask>(
    { type: 'CorrectRole', data: { problems: [], trust: [] } },
    { type: 'ReportTrustPolicy', data: {} },
    { type: 'AddCustomerRoutes', data: { peeringId: pcx, missing: [missing] } },
  ),
  findings.map((found): ReviewTask => ({ type: 'CorrectVpc', data: { findings: found } })),
  findings.map((found): ReviewTask => ({ type: 'RepairConnection', data: { findings: found } })),
  fc.constantFrom(...blocks).map((one): ReviewTask => ({
    type: 'AssociateCidr',
    data: { cidr: one },
  })),
)

const correcting = fc
  .tuple(setupDocument, peeringNotice, fc.array(reviewTask, { maxLength: 4 }), fc.boolean())
  .map(([setup, notice, tasks, isKnown]) => {
    const { onboardingId, answers, reportBy: at } = setup
    const review = { version: 1, kind: 'review', onboardingId, answers, at, tasks } as const
    return { kind: 'correct', setup, review, ...(isKnown ? { notice } : {}) } as const
  })

const operationsOf = (task: CustomerTask): ReadonlyArray<string> =>
  stepsOf(task).map(({ operation }) => operation)

const ofOldStack = [
  'restoreRole',
  'runStack',
  'restoreVpc',
  'acceptPeering',
  'installRoutes',
  'allowPeeringDns',
]

test('no step is made twice', () => {
  fc.assert(
    fc.property(correcting, (task) => {
      const steps = stepsOf(task).map((step) => JSON.stringify(step))
      expect(new Set(steps).size).toBe(steps.length)
    }),
  )
})

test('a stack that is replaced has no step of the old one or of its peering', () => {
  fc.assert(
    fc.property(correcting, (task) => {
      const operations = operationsOf(task)
      fc.pre(operations.includes('replaceStack'))
      expect(operations.filter((one) => ofOldStack.includes(one))).toEqual([])
    }),
  )
})

test('every block of a review is associated', () => {
  fc.assert(
    fc.property(correcting, (task) => {
      const asked = task.review.tasks.flatMap((one) =>
        one.type === 'AssociateCidr' ? [one.data.cidr] : [],
      )
      const associated = stepsOf(task).flatMap((step) =>
        step.operation === 'associateCidr' ? [step.cidr] : [],
      )
      expect(new Set(associated)).toEqual(new Set(asked))
    }),
  )
})

test('a VPC is restored in place if all that was found of it can be, before routes and DNS', () => {
  const single = fc.tuple(setupDocument, peeringNotice, findings)
  fc.assert(
    fc.property(single, ([setup, notice, found]) => {
      const { onboardingId, answers, reportBy: at } = setup
      const tasks: ReadonlyArray<ReviewTask> = [
        { type: 'RepairConnection', data: { findings: found } },
      ]
      const review = { version: 1, kind: 'review', onboardingId, answers, at, tasks } as const
      const operations = operationsOf({ kind: 'correct', setup, review, notice })
      const ids = found.map(({ id }) => id)
      const isBroken = ids.includes('vpc-missing') || ids.includes('subnet-missing')
      const isOff = ids.some((id) => id.startsWith('dns-') || id.startsWith('internet-gateway-'))
      expect(operations).toEqual([
        ...(isOff && !isBroken ? ['restoreVpc'] : []),
        ...(ids.includes('peering-not-active') ? ['acceptPeering'] : []),
        'installRoutes',
        ...(setup.request.peeringDns === true ? ['allowPeeringDns'] : []),
      ])
    }),
  )
})

test('no task needs a peering that it names', () => {
  fc.assert(
    fc.property(reviewTask, (task) => {
      expect(needsPeering(task)).toBe(task.type === 'RepairConnection')
    }),
  )
})
