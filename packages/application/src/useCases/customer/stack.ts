/** The customer's work on its stack: running it, correcting it, reading its role. */
import { omitUndefined } from '@byoa/core/codec'
import {
  type SetupTemplateInput,
  builtResources,
  rescaleRoleDefinition,
} from '@byoa/core/cloudformation'
import { type OnboardingRequest, type StackReport, stackNameOf } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { CustomerConsole, RunStackInput, StackAddress } from '../../ports/CustomerConsole.ts'
import type { Failure } from '../../ports/Failure.ts'
import { templateFailure, templateInputOf } from '../setup.ts'
import { type Agreement, currentTemplate } from './Agreement.ts'
import type { CustomerAnswer } from './CustomerAnswer.ts'

/** The customer's part needs its own console, and nothing of Rescale's. */
export interface CustomerPorts {
  readonly console: CustomerConsole
}

type Work<A> = TE.TaskEither<Failure, A>

interface Reported {
  readonly stack: StackReport
}

/** Returns where the stack of a request is. */
export const stackAddressOf = ({
  request,
}: {
  readonly request: OnboardingRequest
}): StackAddress => ({ region: request.region, stackName: stackNameOf({ request }) })

const withTemplate = (
  agreement: Agreement,
  run: (input: RunStackInput) => Work<StackReport>,
): Work<StackReport> =>
  pipe(
    TE.fromEither(currentTemplate(agreement)),
    TE.mapLeft(templateFailure),
    TE.flatMap(({ body }) =>
      run({
        ...stackAddressOf(agreement),
        templateBody: body,
        rescaleVpcId: agreement.rescaleVpc.vpcId,
      }),
    ),
  )

const reported = (stack: StackReport): CustomerAnswer => ({ type: 'StackReported', stack })

const inputOf = ({ setup, externalIds, ...basis }: Agreement): SetupTemplateInput =>
  templateInputOf(basis, setup, externalIds)

/**
 * Restores the role of the stack with IAM: CloudFormation does not see changes made by hand. Does
 * nothing when the stack has no role.
 */
export const restoreRole = ({ console }: CustomerPorts, agreement: Agreement): Work<void> =>
  pipe(
    console.describeStackResources(stackAddressOf(agreement)),
    TE.map((resources) => builtResources(inputOf(agreement), resources)),
    TE.flatMap(
      O.match(
        () => TE.right(undefined),
        (built) =>
          console.restoreRole({
            region: agreement.request.region,
            roleArn: built.roleArn,
            role: rescaleRoleDefinition(inputOf(agreement), built),
          }),
      ),
    ),
  )

/** Creates the stack, or updates it to the agreed template, and reports it. */
export const runTemplate = (
  { console }: CustomerPorts,
  agreement: Agreement,
): Work<CustomerAnswer> => pipe(withTemplate(agreement, console.runStack), TE.map(reported))

/**
 * Runs the stack and reports its outputs. An existing stack may be left over from an earlier
 * onboarding, and its role may have been changed by hand: the role is restored with IAM first,
 * because an update of the stack fails when its role is gone.
 */
export const runStack = (ports: CustomerPorts, agreement: Agreement): Work<CustomerAnswer> =>
  pipe(
    restoreRole(ports, agreement),
    TE.flatMap(() => runTemplate(ports, agreement)),
  )

/** Restores the DNS attributes and the internet gateway of the stack's VPC. */
export const restoreVpc = ({ console }: CustomerPorts, agreement: Agreement): Work<void> =>
  console.restoreVpc(stackAddressOf(agreement))

/**
 * Deletes the stack, creates it again and reports it. A stack that has replaced the given one
 * meanwhile is kept.
 */
export const replaceStack = (
  { console }: CustomerPorts,
  agreement: Agreement,
  { stackId }: Pick<StackReport, 'stackId'>,
): Work<CustomerAnswer> =>
  pipe(
    withTemplate(agreement, (input) =>
      console.replaceStack({ ...input, ...omitUndefined({ stackId }) }),
    ),
    TE.map(reported),
  )

/** Reads the role's trust policy with the customer's own credentials; nothing without a role. */
export const readTrustPolicy = (
  { console }: CustomerPorts,
  { request: { region }, stack: { roleArn } }: Reported & Pick<Agreement, 'request'>,
): Work<CustomerAnswer | undefined> =>
  pipe(
    console.readTrustPolicy({ region, roleArn }),
    TE.map(
      O.match(
        () => undefined,
        (trustPolicy) => ({ type: 'TrustPolicyRead', roleArn, trustPolicy }),
      ),
    ),
  )
