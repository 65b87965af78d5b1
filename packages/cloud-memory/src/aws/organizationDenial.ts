/**
 * The service control policies of an account: they limit every principal of the account, its
 * administrators included, and no other.
 *
 * @source https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
import { type AccessRequest, type Evaluation, evaluate } from '@byoa/core/iam/policy'

import type { Account } from '../world/World.ts'
import { administratorAccess } from '../world/withAccount.ts'
import { readingOf } from './iam/readingOf.ts'
import { isRecord, recordsAt } from './json.ts'

type Denial = Exclude<Evaluation, { readonly decision: 'allowed' }>

type Controlled = Pick<Account, 'serviceControlPolicies'>

/** FullAWSAccess allows what AdministratorAccess does. */
const fullAccess = readingOf(administratorAccess)

/** Returns the evaluation of a request that the organization denies; undefined when it does not. */
export const organizationDenial = (
  { serviceControlPolicies: policies }: Controlled,
  request: AccessRequest,
): Denial | undefined => {
  if (policies === undefined) return undefined
  const evaluation = evaluate({ identity: [fullAccess, ...policies.map(readingOf)] }, request)
  return evaluation.decision === 'allowed' ? undefined : evaluation
}

/**
 * Returns an account as the simulator of IAM sees it: without policies that have conditions.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
 */
export const withoutConditions = ({ serviceControlPolicies: policies }: Controlled): Controlled =>
  policies === undefined
    ? {}
    : {
        serviceControlPolicies: policies.filter(
          ({ value }) =>
            isRecord(value) &&
            recordsAt(value, 'Statement').every((one) => one['Condition'] === undefined),
        ),
      }
