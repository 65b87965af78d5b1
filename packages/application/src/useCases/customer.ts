/**
 * The customer's side: the tasks of its administrator. Used by the customer's own command line and
 * by tests; Rescale never uses this port.
 */
import { omitUndefined } from '@byoa/core/codec'
import {
  builtResources,
  type SetupTemplate,
  type SetupTemplateError,
  rescaleRoleDefinition,
} from '@byoa/core/cloudformation'
import type { AcceptedExternalIds } from '@byoa/core/iam/trust'
import { type InspectionFinding, vpcCorrectionOf } from '@byoa/core/inspection'
import {
  type Cancelled,
  type CidrLeased,
  type Offboarding,
  type PeeringPending,
  type Requested,
  type SetupIssued,
  type StackReport,
  type StateWithStack,
  type WithPeering,
  type WithRequest,
  connectionNameOf,
  hasStack,
  stackNameOf,
} from '@byoa/core/onboarding'
import type * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CustomerConsole, RunStackInput, StackAddress } from '../ports/CustomerConsole.ts'
import type { Failure } from '../ports/Failure.ts'
import type { CommandResult, OnboardingError, RescalePorts } from './Onboardings.ts'
import { give } from './give.ts'
import { reportStack } from './reportStack.ts'
import { routesToInstall } from './routes.ts'
import { templateFailure, templateInputOf, templateOf, templateTrusting } from './setup.ts'

export interface CustomerPorts extends Pick<RescalePorts, 'store' | 'clock'> {
  readonly console: CustomerConsole
}

type Work<A> = TE.TaskEither<OnboardingError, A>
type Ending = Offboarding | Cancelled

const stackOf = ({ request }: WithRequest): StackAddress => ({
  region: request.region,
  stackName: stackNameOf({ request }),
})

type RunTemplate = (input: RunStackInput) => TE.TaskEither<Failure, StackReport>

const runTemplate = (
  state: WithRequest,
  template: E.Either<SetupTemplateError, SetupTemplate>,
  run: RunTemplate,
): TE.TaskEither<Failure, StackReport> =>
  pipe(
    TE.fromEither(template),
    TE.mapLeft(templateFailure),
    TE.flatMap(({ body }) =>
      run({ ...stackOf(state), templateBody: body, rescaleVpcId: state.rescaleVpc.vpcId }),
    ),
  )

/** Replaces the reported stack; a stack that has replaced it meanwhile is kept. */
const replacing =
  ({ console }: CustomerPorts, { stack: { stackId } }: StateWithStack): RunTemplate =>
  (input) =>
    console.replaceStack({ ...input, ...omitUndefined({ stackId }) })

const reporting =
  (ports: CustomerPorts, { onboardingId }: WithRequest) =>
  (report: StackReport): Work<CommandResult> =>
    reportStack(ports, onboardingId, report)

/** A setup was issued, so there is a template to run. */
type Runnable = SetupIssued | StateWithStack

/** The external IDs that the role should trust now: during a rotation both, then only the next. */
/** Returns the external IDs that the role should trust now. */
export const trustedIds = (state: Runnable): AcceptedExternalIds => {
  const { externalId } = state.setup
  if (!hasStack(state) || state.rotation === undefined) return [externalId]
  const { nextExternalId, probed } = state.rotation
  return probed?.nextExternalId === 'allowed' ? [nextExternalId] : [externalId, nextExternalId]
}

/**
 * Renders the template that the customer's stack should have now: its role trusts the agreed
 * external ID, during a rotation both IDs, and only the next once a probe has shown that it works.
 * Left when the request, the block or the Rescale VPC allows no template.
 */
export const currentTemplate = (
  state: SetupIssued | StateWithStack,
): E.Either<SetupTemplateError, SetupTemplate> =>
  hasStack(state) && state.rotation !== undefined
    ? templateTrusting(state, state.setup, trustedIds(state))
    : templateOf(state, state.setup)

/** CloudFormation does not see changes made by hand, so the role is restored with IAM. */
const restoreRole = ({ console }: CustomerPorts, state: Runnable): TE.TaskEither<Failure, void> =>
  pipe(
    console.describeStackResources(stackOf(state)),
    TE.map((resources) =>
      builtResources({ ...state.request, customerAccountId: state.request.accountId }, resources),
    ),
    TE.flatMap(
      O.match(
        () => TE.right(undefined),
        (built) =>
          console.restoreRole({
            region: state.request.region,
            roleArn: built.roleArn,
            role: rescaleRoleDefinition(
              templateInputOf(state, state.setup, trustedIds(state)),
              built,
            ),
          }),
      ),
    ),
  )

/**
 * Runs the stack and reports its outputs. An existing stack may be left over from an earlier
 * onboarding, and its role may have been changed by hand: the role is restored with IAM first,
 * because an update of the stack fails when its role is gone.
 */
export const runStack = (ports: CustomerPorts, state: Runnable): Work<CommandResult> =>
  pipe(
    restoreRole(ports, state),
    TE.flatMap(() => runTemplate(state, currentTemplate(state), ports.console.runStack)),
    TE.flatMap(reporting(ports, state)),
  )

/**
 * Corrects the VPC: by running the stack when it is gone, in place where that is possible,
 * otherwise by replacing the stack.
 */
export const correctVpc = (
  ports: CustomerPorts,
  state: StateWithStack,
  findings: ReadonlyArray<InspectionFinding>,
): Work<CommandResult> => {
  const template = currentTemplate(state)
  const correct = (report: StackReport): TE.TaskEither<Failure, StackReport> =>
    vpcCorrectionOf(findings) === 'restore-vpc'
      ? pipe(
          ports.console.restoreVpc(stackOf(state)),
          TE.map(() => report),
        )
      : runTemplate(state, template, replacing(ports, state))
  return pipe(
    runTemplate(state, template, ports.console.runStack),
    TE.flatMap((report) =>
      report.vpcId === state.stack.vpcId ? correct(report) : TE.right(report),
    ),
    TE.flatMap(reporting(ports, state)),
  )
}

/** Accepts the peering that Rescale requested, if it comes from the agreed account and VPC. */
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

/** Adds routes to Rescale's blocks to the customer's route tables. */
export const addCustomerRoutes = (
  { console }: CustomerPorts,
  state: WithPeering,
): ReturnType<CustomerConsole['installRoutes']> =>
  console.installRoutes(routesToInstall(state, 'customer'))

/** Associates a block that was agreed later with the VPC. */
export const associateCidr = (
  { console }: CustomerPorts,
  { request, stack }: StateWithStack,
  cidr: StateWithStack['secondaryCidrs'][number]['cidr'],
): TE.TaskEither<Failure, void> =>
  console.associateCidr({ region: request.region, vpcId: stack.vpcId, cidr })

/** Makes the role trust both external IDs, or only the next, during a rotation. */
export const changeTrust = (
  ports: CustomerPorts,
  state: StateWithStack,
): TE.TaskEither<OnboardingError, unknown> =>
  state.rotation === undefined ? TE.right(undefined) : runStack(ports, state)

/** Reads the role's trust policy with the customer's own credentials and reports it. */
export const reportTrustPolicy = (
  ports: CustomerPorts,
  { onboardingId, request, stack, changedAt: began }: StateWithStack,
): Work<CommandResult | undefined> =>
  pipe(
    ports.console.readTrustPolicy({ region: request.region, roleArn: stack.roleArn }),
    TE.flatMap(
      O.match(
        (): Work<CommandResult | undefined> => TE.right(undefined),
        (trustPolicy) =>
          give({ ports, onboardingId, by: 'customer' }, 'RecordRoleTrust', {
            began,
            roleArn: stack.roleArn,
            trustPolicy,
          }),
      ),
    ),
  )

/** Removes the customer's routes to every peering of the onboarding, and confirms it. */
export const removeCustomerRoutes = (ports: CustomerPorts, state: Ending): Work<CommandResult> => {
  const { onboardingId, request, stack, peeringIds } = state
  return pipe(
    ports.console.removeRoutes({
      region: request.region,
      routeTableIds: stack?.routeTableIds ?? [],
      peeringIds,
    }),
    TE.flatMap(() =>
      give({ ports, onboardingId, by: 'customer' }, 'RecordTeardown', {
        step: 'CustomerRoutesRemoved',
      }),
    ),
  )
}

/**
 * Deletes the stack and confirms it; if its VPC has resources that are not part of the stack,
 * reports these instead and keeps the stack.
 */
export const deleteStack = (
  ports: CustomerPorts,
  state: Ending | Requested | CidrLeased,
): Work<CommandResult> =>
  pipe(
    ports.console.findDependants(stackOf(state)),
    TE.tap((blockedBy) =>
      blockedBy.length > 0 ? TE.right(undefined) : ports.console.deleteStack(stackOf(state)),
    ),
    TE.flatMap((blockedBy) =>
      give({ ports, onboardingId: state.onboardingId, by: 'customer' }, 'RecordTeardown', {
        step: 'StackDeleted',
        blockedBy,
      }),
    ),
  )

/** Looks for leftovers of the stack and reports them, or that the account is clean. */
export const confirmAccountClean = (ports: CustomerPorts, state: Ending): Work<CommandResult> => {
  const { onboardingId, request, stack } = state
  return pipe(
    ports.console.findLeftovers({
      ...stackOf(state),
      connectionName: connectionNameOf(request),
      ...omitUndefined({ vpcId: stack?.vpcId, roleArn: stack?.roleArn }),
    }),
    TE.flatMap((leftovers) =>
      give({ ports, onboardingId, by: 'customer' }, 'RecordTeardown', {
        step: 'AccountClean',
        leftovers,
      }),
    ),
  )
}
