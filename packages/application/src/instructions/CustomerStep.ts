/**
 * The steps of a task: operations of the customer's console, each with what it needs. Console
 * steps, scripts and plans are rendered from the same steps, and corrections are made by them.
 */
import type { PeeringId, RouteTableId, VpcId } from '@byoa/core/iam/identity'
import type { Ipv4Cidr } from '@byoa/core/network'
import type { Instant } from '@byoa/core/values'

import type { CustomerConsole } from '../ports/CustomerConsole.ts'

// model

/** What the customer does beyond the port: either party can delete a peering. */
type OtherOperation = 'deletePeerings'

interface StepOf<Operation extends keyof CustomerConsole | OtherOperation> {
  readonly operation: Operation
}

export type CustomerStep =
  /** Creates or updates the stack, and reports it if Rescale waits for the report. */
  | (StepOf<'runStack'> & { readonly isReported: boolean })
  /** Deletes the stack and creates it again, unless it was created after it was found wrong. */
  | (StepOf<'replaceStack'> & { readonly foundAt: Instant })
  | StepOf<'restoreRole'>
  | StepOf<'restoreVpc'>
  | (StepOf<'associateCidr'> & { readonly cidr: Ipv4Cidr })
  | (StepOf<'acceptPeering'> & {
      readonly peeringId: PeeringId
      readonly accepterVpcId: VpcId
      readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
    })
  | (StepOf<'installRoutes'> & {
      readonly peeringId: PeeringId
      readonly routeTableIds: ReadonlyArray<RouteTableId>
      readonly destinations: ReadonlyArray<Ipv4Cidr>
    })
  | (StepOf<'allowPeeringDns'> & { readonly peeringId: PeeringId })
  | (StepOf<'removeRoutes'> & { readonly peeringIds: ReadonlyArray<PeeringId> })
  | StepOf<'deletePeerings'>
  | StepOf<'deleteStack'>
  | StepOf<'findLeftovers'>
  | StepOf<'readTrustPolicy'>

export type CustomerOperation = CustomerStep['operation']

/** The step of an operation. */
export type CustomerStepOf<Operation extends CustomerOperation> = Extract<
  CustomerStep,
  { readonly operation: Operation }
>
