import { type World, accountOf, putAccount } from './World.ts'

/**
 * Returns the world with a service control policy on an account, which its organization attaches
 * beside FullAWSAccess, so that only what it denies counts; unchanged without the account.
 *
 * @source https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export const withServiceControlPolicy = (
  world: World,
  accountId: string,
  policy: object,
): World => {
  const account = accountOf(world, accountId)
  if (account === undefined) return world
  const { serviceControlPolicies = [] } = account
  const added = { document: JSON.stringify(policy), value: policy }
  return putAccount(world, {
    ...account,
    serviceControlPolicies: [...serviceControlPolicies, added],
  })
}
