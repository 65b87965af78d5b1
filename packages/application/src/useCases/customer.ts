/**
 * The customer's side: what its administrator does when asked. Used by the customer's own command
 * line and by tests; Rescale never acts through this port.
 */
import type { SetupTemplate, SetupTemplateError } from '@byoa/core/cloudformation'
import type { AcceptedExternalIds } from '@byoa/core/iam'
import type {
  Cancelled,
  Connected,
  Degraded,
  Offboarding,
  Opened,
  PeeringActive,
  PeeringPending,
  SetupIssued,
  StackReport,
  StackReported,
  Suspended,
} from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

import type { CustomerConsole } from '../ports/CustomerConsole.ts'
import type { Failure } from '../ports/Failure.ts'
import type { Handled, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { reportStack } from './reportStack.ts'
import { routesToInstall } from './routes.ts'
import { stackNameOf, templateFailure, templateOf, templateTrusting } from './setup.ts'

export interface CustomerPorts extends Pick<RescalePorts, 'store' | 'clock'> {
  readonly console: CustomerConsole
}

type Work<A> = TaskEither<OnboardingError, A>

const runTemplate =
  (
    { console }: CustomerPorts,
    state: Opened,
    template: E.Either<SetupTemplateError, SetupTemplate>,
  ): TaskEither<Failure, StackReport> =>
  async () =>
    E.isLeft(template)
      ? E.left(templateFailure(template.left))
      : console.runStack({
          region: state.request.region,
          stackName: stackNameOf(state),
          templateBody: template.right.body,
        })()

/** Runs the stack, or puts it back as the template says, and reports what it made. */
export const runStack =
  (ports: CustomerPorts, state: SetupIssued | StackReported): Work<Handled> =>
  async () => {
    const report = await runTemplate(ports, state, templateOf(state, state.setup))()
    return E.isLeft(report) ? report : reportStack(ports, state.onboardingId, report.right)()
  }

/**
 * Accepts the peering that Rescale requested, after looking that it comes from the agreed account
 * and VPC.
 */
export const acceptPeering = (
  { console }: CustomerPorts,
  { request, peering, rescaleVpc, setup }: PeeringPending,
): ReturnType<CustomerConsole['acceptPeering']> =>
  console.acceptPeering({
    region: request.region,
    peeringId: peering.peeringId,
    rescaleAccountId: setup.rescaleAccountId,
    rescaleVpcId: rescaleVpc.vpcId,
  })

/** Adds the routes to Rescale's blocks to the customer's tables. */
export const addCustomerRoutes = (
  { console }: CustomerPorts,
  state: PeeringActive | Connected | Degraded,
): ReturnType<CustomerConsole['installRoutes']> =>
  console.installRoutes(routesToInstall(state, 'customer'))

/** Lets the role trust both external IDs, or only the next one, while one replaces the other. */
export const changeTrust = (
  ports: CustomerPorts,
  state: Connected | Degraded | Suspended,
  phase: 'both' | 'next-only',
): Work<StackReport | undefined> => {
  const { rotation, setup } = state
  if (rotation === undefined) return async () => E.right(undefined)
  const { nextExternalId } = rotation
  const externalIds: AcceptedExternalIds =
    phase === 'both' ? [setup.externalId, nextExternalId] : [nextExternalId]
  return runTemplate(ports, state, templateTrusting(state, setup, externalIds))
}

type Ending = Offboarding | Cancelled

/** Removes the customer's routes to every peering there was. */
export const removeCustomerRoutes = (
  { console }: CustomerPorts,
  { request, stack, peeringIds }: Ending,
): ReturnType<CustomerConsole['removeRoutes']> =>
  console.removeRoutes({
    region: request.region,
    routeTableIds: stack?.routeTableIds ?? [],
    peeringIds,
  })

/** Deletes the stack and says so. */
export const deleteStack =
  (ports: CustomerPorts, state: Ending): Work<Handled> =>
  async () => {
    const { onboardingId, request } = state
    const deleted = await ports.console.deleteStack({
      region: request.region,
      stackName: stackNameOf(state),
    })()
    if (E.isLeft(deleted)) return deleted
    return give({ ports, onboardingId, by: 'customer' }, 'RecordTeardown', {
      step: 'StackDeleted',
    })()
  }

/** Looks for anything that is left of the stack and reports it, or that the account is clean. */
export const confirmAccountClean =
  (ports: CustomerPorts, state: Ending): Work<Handled | undefined> =>
  async () => {
    const { onboardingId, request, stack } = state
    if (stack === undefined) return E.right(undefined)
    const leftovers = await ports.console.findLeftovers({
      region: request.region,
      onboardingId,
      vpcId: stack.vpcId,
    })()
    if (E.isLeft(leftovers)) return leftovers
    return give({ ports, onboardingId, by: 'customer' }, 'RecordTeardown', {
      step: 'AccountClean',
      leftovers: leftovers.right,
    })()
  }
