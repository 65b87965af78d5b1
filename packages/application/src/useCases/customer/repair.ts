/** The customer's repairs of what the doctor found, each the least change that mends it. */
import { omitUndefined } from '@byoa/core/codec'
import type { PeeringId } from '@byoa/core/iam/identity'
import type { RepairKind } from '@byoa/core/inspection'
import type { StackReport } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Failure } from '../../ports/Failure.ts'
import type { Agreement } from './Agreement.ts'
import type { CustomerAnswer } from './CustomerAnswer.ts'
import { acceptPeering, addCustomerRoutes, allowCustomerDns } from './connection.ts'
import { type CustomerPorts, replaceStack, restoreRole, restoreVpc, runStack } from './stack.ts'

/** What was agreed, and what is there to repair. */
export interface RepairedConnection extends Agreement {
  readonly stack: Pick<StackReport, 'stackId' | 'routeTableIds'>
  /** Absent when no peering was requested. */
  readonly peeringId?: PeeringId
}

type Work = TE.TaskEither<Failure, CustomerAnswer | undefined>

const unanswered = (work: TE.TaskEither<Failure, unknown>): Work =>
  pipe(
    work,
    TE.map(() => undefined),
  )

/**
 * Returns the work of a repair; nothing when it is Rescale's, needs a person, or needs a peering
 * that nobody requested. A new stack is an answer for Rescale.
 */
export const repairConnection = (
  ports: CustomerPorts,
  connection: RepairedConnection,
  kind: RepairKind,
): Work | undefined => {
  const { peeringId, stack } = connection
  switch (kind) {
    case 'replace-stack':
      return replaceStack(ports, connection, omitUndefined({ stackId: stack.stackId }))
    case 'run-stack':
      return runStack(ports, connection)
    case 'restore-role':
      return unanswered(restoreRole(ports, connection))
    case 'restore-vpc':
      return unanswered(restoreVpc(ports, connection))
    case 'accept-peering':
      return peeringId && unanswered(acceptPeering(ports, connection, peeringId))
    case 'add-customer-routes':
      return peeringId && unanswered(addCustomerRoutes(ports, connection, peeringId))
    case 'allow-customer-dns':
      return peeringId && unanswered(allowCustomerDns(ports, connection, peeringId))
    case 'request-peering':
    case 'add-rescale-routes':
    case 'allow-rescale-dns':
    case 'by-hand':
      return undefined
  }
}
