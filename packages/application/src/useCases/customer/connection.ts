/** The customer's work on its side of the connection. */
import type { PeeringId } from '@byoa/core/iam/identity'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { StackReport } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CustomerConsole } from '../../ports/CustomerConsole.ts'
import type { Failure } from '../../ports/Failure.ts'
import { allowAgreedDns } from '../peering.ts'
import type { Agreement } from './Agreement.ts'
import type { CustomerPorts } from './stack.ts'

type Terms = Pick<Agreement, 'request' | 'rescaleVpc' | 'setup'>

/** Accepts the peering that Rescale requested, if it comes from the agreed account and VPC. */
export const acceptPeering = (
  { console }: CustomerPorts,
  { request, rescaleVpc, setup }: Terms,
  peeringId: PeeringId,
): ReturnType<CustomerConsole['acceptPeering']> =>
  console.acceptPeering({
    region: request.region,
    peeringId,
    rescaleAccountId: setup.rescaleAccountId,
    rescaleVpcId: rescaleVpc.vpcId,
    rescaleVpcCidrs: rescaleVpc.cidrs,
  })

/**
 * Adds routes to Rescale's blocks to the customer's route tables, then allows DNS resolution over
 * the peering if it is agreed; returns the tables.
 */
export const addCustomerRoutes = (
  { console }: CustomerPorts,
  {
    request,
    rescaleVpc,
    stack,
  }: Pick<Terms, 'request' | 'rescaleVpc'> & {
    readonly stack: Pick<StackReport, 'routeTableIds'>
  },
  peeringId: PeeringId,
): ReturnType<CustomerConsole['installRoutes']> =>
  pipe(
    console.installRoutes({
      region: request.region,
      routeTableIds: stack.routeTableIds,
      destinations: rescaleVpc.cidrs,
      peeringId,
    }),
    TE.tap(() => allowAgreedDns(console, request, peeringId)),
  )

/** Associates a block that was agreed later with the VPC. */
export const associateCidr = (
  { console }: CustomerPorts,
  { request, stack }: Pick<Terms, 'request'> & { readonly stack: Pick<StackReport, 'vpcId'> },
  cidr: Ipv4Cidr,
): TE.TaskEither<Failure, void> =>
  console.associateCidr({ region: request.region, vpcId: stack.vpcId, cidr })
