import type { InspectionResult } from '@byoa/application'
import { type CheckFinding, type CheckResult, checkIds } from '@byoa/core/inspection'
import { connectedWorld } from '@byoa/testing/world'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { marksOfChecks } from '../../src/picture/marksOfChecks.ts'
import { pictureOfState } from '../../src/picture/pictureOfState.ts'
import { isKnownCheck } from '../../src/picture/placesOfChecks.ts'
import { withChecks } from '../../src/picture/withChecks.ts'
import { allBoxes } from '../../src/svg/Box.ts'
import { layoutPicture } from '../../src/svg/layoutPicture.ts'
import { pictureEn } from '../../src/words/pictureEn.ts'
import { pictured } from '../pictures.ts'

const { state } = await connectedWorld()
const picture = E.getOrElseW(() => expect.unreachable())(pictureOfState(state))
const [table = ''] = state.stack.routeTableIds
const [subnet = ''] = state.stack.subnetIds
const [rescaleTable = ''] = state.rescaleVpc.routeTableIds

const level = fc.constantFrom('error' as const, 'warning' as const, 'info' as const)
const id = fc.oneof(fc.constantFrom(...checkIds), fc.stringMatching(/^[a-z]{1,8}-of-later$/))

const result: fc.Arbitrary<InspectionResult> = fc.record({
  id,
  level,
  outcome: fc.constantFrom('found', 'passed', 'unseen'),
})

/** What the doctor finds about a subject. */
const found = (check: CheckResult['id'], subject: string): CheckResult => {
  const finding: CheckFinding = { level: 'error', subject }
  return {
    id: check,
    level: 'error',
    owner: 'customer',
    source: 'https://docs.aws.amazon.com/',
    outcome: { _tag: 'found', findings: [finding] },
  }
}

const inspected = (
  outcomes: Readonly<Record<string, InspectionResult['outcome']>>,
): ReadonlyArray<InspectionResult> =>
  Object.entries(outcomes).map(([check, outcome]) => ({ id: check, level: 'error', outcome }))

/** The first lines of the boxes with a text. */
const boxesWith = (results: ReadonlyArray<CheckResult | InspectionResult>, text: string) =>
  allBoxes(layoutPicture(withChecks(picture, results), pictureEn).boxes)
    .filter(({ lines }) =>
      lines
        .map((line) => line.text)
        .join('')
        .replaceAll(' ', '')
        .includes(`:${text}`),
    )
    .map(({ lines }) => lines[0]?.text ?? '')

describe('marks of checks', () => {
  it('are one for each result that found something, at its level, and none for others', () => {
    fc.assert(
      fc.property(fc.array(result), (results) => {
        expect(marksOfChecks(results).map((mark) => [mark.id, mark.level])).toEqual(
          results.filter(({ outcome }) => outcome === 'found').map((one) => [one.id, one.level]),
        )
      }),
    )
  })

  it('have a place for every check of the doctor, and the account for those of later sets', () => {
    expect(checkIds.filter((check) => !isKnownCheck(check))).toEqual([])
    fc.assert(
      fc.property(fc.array(result), (results) => {
        const unknown = marksOfChecks(results).filter((mark) => !isKnownCheck(mark.id))
        for (const { place } of unknown) {
          expect(place).toEqual({ kind: 'account', side: 'customer' })
        }
      }),
    )
  })

  it('are in the picture, whatever it has of their places', () => {
    fc.assert(
      fc.property(pictured(), fc.array(result, { maxLength: 5 }), (drawn, results) => {
        const { boxes } = layoutPicture(withChecks(drawn.picture, results), pictureEn)
        const texts = allBoxes(boxes).map(({ lines }) => lines.map(({ text }) => text).join(''))
        const shown = texts.join('\n').replaceAll(' ', '')
        for (const { id: check, outcome } of results) {
          if (outcome === 'found') expect(shown).toContain(`:${check}`)
        }
      }),
      { numRuns: 50 },
    )
  })

  it.each<readonly [check: CheckResult['id'], subject: string, box: string]>([
    ['role-trust', 'trust policy', 'IAM role for Rescale'],
    ['subnet-addresses', subnet, '10.50.0.0/17'],
    ['subnet-route-table', table, 'Route table'],
    ['vpc-extra-cidr', '10.50.0.0/16', `VPC ${state.stack.vpcId}`],
    ['internet-gateway-missing', 'igw', 'Internet gateway'],
    ['security-group-flows', 'sg-1', 'Security group'],
    ['peering-active', 'pcx-1', 'VPC peering connection'],
    ['customer-routes-missing', table, 'Route to Rescale'],
    ['customer-routes-missing', 'rtb-0123456789abcdef0', `VPC ${state.stack.vpcId}`],
    ['rescale-routes-blackhole', rescaleTable, 'Route to the customer'],
    ['rescale-vpc-exists', 'vpc-1', 'VPC'],
    ['rescale-quotas', 'active-peerings', 'Rescale account'],
    ['stack-template', 'stack', 'Customer account 111122223333 · acme'],
  ])('%s of %s is on the box %s', (check, subject, box) => {
    expect(boxesWith([found(check, subject)], check)).toEqual([box])
  })
})

describe('what checks are evidence of', () => {
  /** The picture before anything was observed. */
  const unobserved = {
    ...picture,
    customer: {
      ...picture.customer,
      routeTables: picture.customer.routeTables.map((one) => ({
        ...one,
        routes: one.routes.map((route) => ({ ...route, state: 'planned' as const })),
      })),
    },
  }

  const routes = (results: Parameters<typeof withChecks>[1]) =>
    withChecks(unobserved, results)
      .customer.routeTables.flatMap((one) => one.routes)
      .filter(({ via }) => via === 'peering')
      .map((route) => route.state)

  const inOrder = {
    'customer-routes-missing': 'passed',
    'customer-routes-blackhole': 'passed',
    'customer-routes-shadowed': 'passed',
  } as const

  it.each([
    ['all of them passed: active', inOrder, ['active']],
    ['the only route is missing', { ...inOrder, 'customer-routes-missing': 'found' }, ['missing']],
    [
      'the only route is shadowed',
      { ...inOrder, 'customer-routes-shadowed': 'found' },
      ['diverted'],
    ],
  ] as const)('the state of routes: %s', (_, outcomes, expected) => {
    expect(routes(inspected(outcomes))).toEqual(expected)
  })

  it('is nothing of routes that one of the checks did not see', () => {
    const outcomes = { ...inOrder, 'customer-routes-missing': 'unseen' } as const
    expect(routes(inspected(outcomes))).toEqual(['planned'])
    expect(routes([])).toEqual(['planned'])
  })

  it('is not which of several routes an inspection means', () => {
    const [own] = picture.customer.routeTables.flatMap((one) =>
      one.routes.filter(({ via }) => via === 'peering'),
    )
    const second = { name: 'rtb-2', routes: own === undefined ? [] : [own], resources: [] }
    const routeTables = [...picture.customer.routeTables, second]
    const seen = withChecks(
      { ...picture, customer: { ...picture.customer, routeTables } },
      inspected({ ...inOrder, 'customer-routes-missing': 'found' }),
    )
    expect(
      seen.customer.routeTables.flatMap((one) =>
        one.routes.filter(({ via }) => via === 'peering').map((route) => route.state),
      ),
    ).toEqual(['unknown', 'unknown'])
  })

  it('is an active peering', () => {
    const none = { ...picture, peering: { status: 'none' } as const }
    expect(withChecks(none, inspected({ 'peering-active': 'passed' })).peering.status).toBe(
      'active',
    )
    expect(withChecks(none, inspected({ 'peering-active': 'unseen' })).peering.status).toBe('none')
  })
})
