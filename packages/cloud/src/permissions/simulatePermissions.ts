/**
 * Simulates the caller's own policies for actions without a dry run. The result covers only
 * identity policies and the boundary, not service control policies or conditions.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { not } from 'fp-ts/lib/Predicate.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { EvaluationResult } from '../aws/Iam.ts'
import { everyMarkedPage } from '../aws/everyPage.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { isRetryable } from '../failures/failureOf.ts'
import { orWhen } from '../failures/orWhen.ts'
import type { PermissionCheck } from './PermissionCheck.ts'

const assumedRole = /^arn:[^:]+:sts::\d{12}:assumed-role\/([^/]+)\//
const userArn = /^arn:[^:]+:iam::\d{12}:user\//

/** A session ARN has the role name without its path; IAM returns the full ARN. */
const entityArn = (aws: Aws, callerArn: string): CloudTask<O.Option<string>> => {
  const roleName = assumedRole.exec(callerArn)?.[1]
  if (roleName !== undefined) {
    return pipe(
      aws.iam.getRole({ RoleName: roleName }),
      TE.map(({ Role }) => O.fromNullable(Role?.Arn)),
    )
  }
  return TE.right(userArn.test(callerArn) ? O.some(callerArn) : O.none)
}

/** The code of an action that the policies allow and the organisation does not. */
const deniedByOrganization = 'deniedByOrganization'

const checkOf = (result: EvaluationResult): PermissionCheck => {
  const { EvalActionName: action = '', EvalDecision: code = '' } = result
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false) {
    return { action, answer: 'refused', code: deniedByOrganization }
  }
  return code === 'allowed' ? { action, answer: 'allowed' } : { action, answer: 'refused', code }
}

/** Simulates actions with the policies of a role or user. */
export const simulateActions =
  ({ iam }: Aws, ActionNames: ReadonlyArray<string>) =>
  (PolicySourceArn: string): CloudTask<ReadonlyArray<PermissionCheck>> =>
    pipe(
      everyMarkedPage(
        iam.simulatePrincipalPolicy,
        { PolicySourceArn, ActionNames },
        ({ EvaluationResults }) => EvaluationResults,
      ),
      TE.map(RA.map(checkOf)),
    )

/**
 * Simulates actions; none for a caller that is neither a role nor a user, or may not use the
 * simulator. Left when AWS does not answer.
 */
export const simulatePermissions = (
  aws: Aws,
  actions: ReadonlyArray<string>,
): CloudTask<ReadonlyArray<PermissionCheck>> =>
  pipe(
    aws.sts.getCallerIdentity({}),
    TE.flatMap(({ Arn = '' }) => entityArn(aws, Arn)),
    TE.flatMap(O.match(() => TE.right([]), simulateActions(aws, actions))),
    orWhen(not(isRetryable), []),
  )
