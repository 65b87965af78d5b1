/**
 * The routes of both sides over the peering, in each table that packets go by.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
 */
import type { Party } from '../../values/Party.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import type { MissingRoute, MissingRouteProblem } from '../MissingRoute.ts'
import { findMissingRoutes } from '../findMissingRoutes.ts'
import type { RouteTableSnapshot, VpcSnapshot } from '../snapshots.ts'
import { customerRoutesOf, rescaleRoutesOf } from './agreedParts.ts'
import { type Check, type Found, checkOf } from './Check.ts'

const about = (owner: Party) =>
  ({
    level: 'error',
    owner,
    source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
    applies: ({ peeringId }: AgreedConnection) => peeringId !== undefined,
  }) as const

// queries

const missingAtRescale = (
  tables: ReadonlyArray<RouteTableSnapshot>,
  agreed: AgreedConnection,
): ReadonlyArray<MissingRoute> => {
  const expected = rescaleRoutesOf(agreed)
  return expected === undefined ? [] : findMissingRoutes(expected, tables)
}

const missingAtCustomer = (
  vpc: VpcSnapshot,
  agreed: AgreedConnection,
): ReadonlyArray<MissingRoute> => {
  const expected = customerRoutesOf(agreed, vpc)
  return expected === undefined ? [] : findMissingRoutes(expected, vpc.routeTables)
}

const evidenceOf =
  ({ peeringId }: AgreedConnection) =>
  ({ routeTableId, destination, problem, found }: MissingRoute): Found => ({
    subject: routeTableId,
    expected: `${destination} → ${peeringId ?? 'peering'}`,
    actual: found === undefined ? problem : `${found.destination} → ${found.target}`,
  })

type Problems = ReadonlyArray<MissingRouteProblem>

const isOf =
  (problems: Problems) =>
  ({ problem }: MissingRoute): boolean =>
    problems.includes(problem)

// checks

const rescaleCheck = (...problems: Problems): Check =>
  checkOf(about('rescale'), ['rescale.routeTables'], (seen, agreed) =>
    missingAtRescale(seen['rescale.routeTables'], agreed)
      .filter(isOf(problems))
      .map(evidenceOf(agreed)),
  )

const customerCheck = (...problems: Problems): Check =>
  checkOf(about('customer'), ['customer.vpc'], (seen, agreed) =>
    missingAtCustomer(seen['customer.vpc'], agreed).filter(isOf(problems)).map(evidenceOf(agreed)),
  )

const gone: Problems = ['no-table', 'absent', 'other-target']

export const rescaleRoutesMissing: Check = rescaleCheck(...gone)
export const rescaleRoutesBlackhole: Check = rescaleCheck('blackhole')
export const rescaleRoutesShadowed: Check = rescaleCheck('shadowed')
export const customerRoutesMissing: Check = customerCheck(...gone)
export const customerRoutesBlackhole: Check = customerCheck('blackhole')
export const customerRoutesShadowed: Check = customerCheck('shadowed')

/** One side has all its routes and the other lacks some: requests arrive, answers do not. */
export const routesOneWay: Check = checkOf(
  { ...about('rescale'), level: 'warning' },
  ['rescale.routeTables', 'customer.vpc'],
  (seen, agreed) => {
    const rescale = missingAtRescale(seen['rescale.routeTables'], agreed).length
    const customer = missingAtCustomer(seen['customer.vpc'], agreed).length
    if ((rescale === 0) === (customer === 0)) return []
    return [
      {
        subject: agreed.peeringId ?? 'peering',
        actual: rescale === 0 ? 'rescale → customer' : 'customer → rescale',
      },
    ]
  },
)
