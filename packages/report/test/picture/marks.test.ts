import { marksOfFindings, pictureOfState, withFindings } from '@byoa/report'
import type { InspectionFinding } from '@byoa/core/inspection'
import { connectedWorld, cidr, routeTableId, subnetId } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { allBoxes } from '../../src/svg/Box.ts'
import { layoutPicture } from '../../src/svg/layoutPicture.ts'
import { pictureEn } from '../../src/words/pictureEn.ts'

const world = await connectedWorld()
const { state } = world
const [table = routeTableId('rtb-0123456789abcdef0')] = state.stack.routeTableIds
const [subnet = subnetId('subnet-0123456789abcdef0')] = state.stack.subnetIds
const [rescaleTable = table] = state.rescaleVpc.routeTableIds
const [rescaleCidr] = state.rescaleVpc.cidrs

const pictured = (findings: ReadonlyArray<InspectionFinding>) => {
  const picture = pictureOfState(state)
  if (E.isLeft(picture)) throw new TypeError(picture.left._tag)
  return withFindings(picture.right, findings)
}

/** The first lines of the boxes that bear a mark of an ID. */
const markedBoxes = (finding: InspectionFinding): ReadonlyArray<string> =>
  allBoxes(layoutPicture(pictured([finding]), pictureEn).boxes)
    .filter(({ lines }) =>
      lines
        .map(({ text }) => text.trim())
        .join('')
        .replaceAll(' ', '')
        .includes(`:${finding.id}`),
    )
    .map(({ lines }) => lines[0]?.text ?? '')

const missing = { problem: 'absent', destination: rescaleCidr } as const

describe('a finding is marked where it is', () => {
  it.each<readonly [where: string, finding: InspectionFinding, boxes: ReadonlyArray<string>]>([
    [
      'a missing route on its arrow',
      {
        id: 'route-missing',
        level: 'error',
        evidence: { ...missing, routeTableId: table, side: 'customer' },
      },
      ['Route to Rescale'],
    ],
    [
      'a route of an unknown table on the VPC',
      {
        id: 'route-missing',
        level: 'error',
        evidence: { ...missing, routeTableId: routeTableId('rtb-ffffffff'), side: 'customer' },
      },
      [`VPC ${state.stack.vpcId}`],
    ],
    [
      'a route to something else on its table',
      {
        id: 'route-missing',
        level: 'error',
        evidence: {
          problem: 'absent',
          destination: cidr('10.99.0.0/16'),
          routeTableId: rescaleTable,
          side: 'rescale',
        },
      },
      ['Route table'],
    ],
    [
      'an overlap on both sides',
      {
        id: 'vpc-extra-cidr',
        level: 'error',
        evidence: { cidr: cidr('10.0.1.0/24'), overlapsRescaleVpc: true },
      },
      [`VPC ${state.stack.vpcId}`, 'VPC'],
    ],
    [
      'a subnet on itself',
      { id: 'subnet-missing', level: 'error', evidence: { subnetId: subnet } },
      ['10.50.0.0/17'],
    ],
    [
      'a gateway on the gateways',
      { id: 'internet-gateway-missing', level: 'error', evidence: { vpcId: state.stack.vpcId } },
      ['Internet gateway'],
    ],
    [
      'the peering on the peering',
      {
        id: 'peering-not-active',
        level: 'error',
        evidence: { peeringId: state.peering.peeringId, status: 'deleted' },
      },
      ['VPC peering connection'],
    ],
    [
      'an edited template on the account',
      { id: 'template-edited', level: 'warning', evidence: { expected: 'a', actual: 'b' } },
      ['Customer account 111122223333 · acme'],
    ],
  ])('%s', (_, finding, boxes) => {
    expect(marksOfFindings([finding]).length).toBeGreaterThan(0)
    const marked = markedBoxes(finding)
    expect(marked.map((title, index) => title.slice(0, boxes[index]?.length))).toEqual(boxes)
  })
})

describe('what a finding is evidence of', () => {
  it('is the state of the route and of the peering', () => {
    const { customer, peering } = pictured([
      {
        id: 'route-missing',
        level: 'error',
        evidence: {
          problem: 'blackhole',
          destination: rescaleCidr,
          routeTableId: table,
          side: 'customer',
        },
      },
      {
        id: 'peering-not-active',
        level: 'error',
        evidence: { peeringId: state.peering.peeringId, status: 'deleted' },
      },
    ])
    const routes = customer.routeTables.flatMap((one) => one.routes)
    expect(routes.filter(({ via }) => via === 'peering').map((route) => route.state)).toEqual([
      'blackhole',
    ])
    expect(peering.status).toBe('deleted')
  })
})
