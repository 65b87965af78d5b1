/**
 * SimulatePrincipalPolicy: evaluates identity-based policies and the permissions boundary of a role
 * or user, and service control policies without conditions. Resource-based policies are not
 * evaluated.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
import { type Caller, type Evaluation, type RequestContext, evaluate } from '@byoa/core/iam/policy'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as Table from '../../world/Table.ts'
import type { Account } from '../../world/World.ts'
import { type Action, type Context, answer } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import { type EntityPolicies, layersOf, rolePolicies, userIdentity } from '../Identity.ts'
import { organizationDenial, withoutConditions } from '../organizationDenial.ts'
import type { SimulatePrincipalPolicyRequest } from './IamInputs.ts'
import { accountIn, roleWithArn } from './found.ts'
import { type MarkedPageOf, markedPageOf } from './markedPageOf.ts'

export interface EvaluationResultOutput {
  readonly EvalActionName: string
  readonly EvalResourceName: string
  readonly EvalDecision: 'allowed' | 'explicitDeny' | 'implicitDeny'
  /** Of an account in an organization. */
  readonly OrganizationsDecisionDetail?: { readonly AllowedByOrganizations: boolean }
}

interface Entity extends EntityPolicies {
  readonly caller: Caller
}

/** Only entities of the caller's own account are found. */
const entityWithArn = (context: Context, arn: string): E.Either<AwsError, Entity> => {
  const account = accountIn(context)
  const { accountId } = account
  const role = roleWithArn(account, arn)
  if (role !== undefined) {
    const caller = {
      type: 'role-session',
      arn,
      accountId,
      roleArn: arn,
      uniqueId: role.roleId,
    } as const
    return E.right({ caller, ...rolePolicies(account, role) })
  }
  const user = Table.rows(account.users).find((one) => one.arn === arn)
  return user === undefined
    ? refuse('NoSuchEntity', `The entity with ARN ${arn} cannot be found.`, 404)
    : E.right(userIdentity(account, user))
}

/** Decisions that depend on missing context keys are `implicitDeny`, as in IAM. */
const decisionOf = ({ decision }: Evaluation): EvaluationResultOutput['EvalDecision'] => {
  if (decision === 'allowed') return 'allowed'
  return decision === 'explicitly-denied' ? 'explicitDeny' : 'implicitDeny'
}

interface Pair {
  readonly action: string
  readonly resource: string
}

const mostPairs = 10_000

const pairsOf = ({
  ActionNames,
  ResourceArns = ['*'],
}: SimulatePrincipalPolicyRequest): E.Either<AwsError, ReadonlyArray<Pair>> =>
  ActionNames.length * ResourceArns.length > mostPairs
    ? validationError(
        `The in-memory AWS does not simulate more than ${mostPairs} pairs of an action and a resource in one call.`,
      )
    : E.right(
        ActionNames.flatMap((action) => ResourceArns.map((resource) => ({ action, resource }))),
      )

/** A key that the input does not supply is missing, even if every request has it. */
const noKeys: RequestContext = Object.fromEntries(
  [
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:MultiFactorAuthPresent',
    'aws:RequestedRegion',
    'aws:SecureTransport',
    'aws:TokenIssueTime',
    'aws:UserAgent',
  ].map((key) => [key, []]),
)

/** A simulation ends with a denial by the organization. */
const resultOf =
  (account: Account, { caller, ...policies }: Entity) =>
  ({ action, resource }: Pair): EvaluationResultOutput => {
    const request = { principal: caller, action, resource, context: noKeys }
    const denial = organizationDenial(withoutConditions(account), request)
    return {
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: decisionOf(denial ?? evaluate(layersOf(policies), request)),
      ...(account.serviceControlPolicies === undefined
        ? {}
        : { OrganizationsDecisionDetail: { AllowedByOrganizations: denial === undefined } }),
    }
  }

export const simulatePrincipalPolicy: Action<
  SimulatePrincipalPolicyRequest,
  MarkedPageOf<'EvaluationResults', EvaluationResultOutput>
> = {
  permission: 'iam:SimulatePrincipalPolicy',
  needs: (_context, { PolicySourceArn }) => [{ resource: PolicySourceArn }],
  run: (context, input) =>
    pipe(
      entityWithArn(context, input.PolicySourceArn),
      E.bindTo('entity'),
      E.bind('pairs', () => pairsOf(input)),
      E.bind('page', ({ pairs }) => markedPageOf(pairs, input)),
      E.flatMap(({ entity, page: { items, ...page } }) =>
        answer(context.world, {
          EvaluationResults: items.map(resultOf(accountIn(context), entity)),
          ...page,
        }),
      ),
    ),
}
