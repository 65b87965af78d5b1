/**
 * ListPolicies.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import * as Table from '../../world/Table.ts'
import type { ManagedPolicy } from '../../world/identities.ts'
import { type Action, type Context, answer, onEverything } from '../Action.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import type { ListPoliciesRequest } from './IamInputs.ts'
import { accountIn } from './found.ts'
import { managedPolicyIn } from './managedPolicyIn.ts'
import { type ListedPolicy, listedPolicy } from './managedPolicies.ts'
import { type MarkedPageOf, markedPageOf } from './markedPageOf.ts'

const attachedPolicies = (context: Context): ReadonlyArray<ManagedPolicy> => {
  const account = accountIn(context)
  const arns = Table.rows(account.roles).flatMap(({ attachedPolicyArns }) => attachedPolicyArns)
  return [...new Set(arns)].flatMap((arn) => managedPolicyIn(account, arn) ?? [])
}

/** Only some AWS managed policies are included, so that only attached ones can be listed. */
const policiesFor = (
  context: Context,
  { Scope = 'All', OnlyAttached = false }: ListPoliciesRequest,
): E.Either<AwsError, ReadonlyArray<ManagedPolicy>> => {
  const own = accountIn(context).managedPolicies
  if (!OnlyAttached) {
    return Scope === 'Local'
      ? E.right(Table.rows(own))
      : validationError(
          "The in-memory AWS does not serve ListPolicies of AWS's own policies but with OnlyAttached; pass Scope=Local for those of the account.",
        )
  }
  return E.right(
    attachedPolicies(context).filter(
      ({ arn }) => Scope === 'All' || (Table.get(own, arn) !== undefined) === (Scope === 'Local'),
    ),
  )
}

export const listPolicies: Action<ListPoliciesRequest, MarkedPageOf<'Policies', ListedPolicy>> = {
  permission: 'iam:ListPolicies',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      policiesFor(context, input),
      E.map((policies) => policies.filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))),
      E.flatMap((policies) => markedPageOf(policies, input)),
      E.flatMap(({ items, ...rest }) =>
        answer(context.world, {
          Policies: items.map((policy) => listedPolicy(context, policy)),
          ...rest,
        }),
      ),
    ),
}
