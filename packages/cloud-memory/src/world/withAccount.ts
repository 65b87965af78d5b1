/**
 * Opening accounts in a world. An account starts with an administrator, who may do everything in
 * it.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/getting-started.html
 */
import { omitUndefined } from '@byoa/core/codec'
import type { Partition } from '@byoa/core/iam/identity'

import * as PersistentMap from './PersistentMap.ts'
import { type Account, type World, accountOf, putAccount } from './World.ts'
import { freshIamId } from './freshId.ts'
import { digitsOf } from './idDigits.ts'
import type { AccessKey, Policy, User } from './identities.ts'
import type { ZoneViewer } from './zones.ts'

/** What AWS's own policy AdministratorAccess says. */
const administratorDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}

/** The policy that allows everything; every administrator has this very value. */
export const administratorAccess: Policy = {
  document: JSON.stringify(administratorDocument),
  value: administratorDocument,
}

export interface NewAccount extends ZoneViewer {
  readonly partition: Partition
  /** Whether it has a default VPC in each Region, as accounts do at first; absent: it has. */
  readonly defaultVpc?: boolean
}

/** Returns the world with an access key added. */
export const putAccessKey = (world: World, key: AccessKey): World => ({
  ...world,
  accessKeys: PersistentMap.set(world.accessKeys, key.accessKeyId, key),
})

/**
 * Returns the world with an account and its administrator; the same world when the account is
 * there.
 */
export const withAccount = (
  world: World,
  { accountId, partition, zones, defaultVpc = true }: NewAccount,
): World => {
  if (accountOf(world, accountId) !== undefined) return world
  const [withUserId, userId] = freshIamId(world, 'AIDA')
  const user: User = {
    name: 'administrator',
    arn: `arn:${partition}:iam::${accountId}:user/administrator`,
    userId,
    inline: { AdministratorAccess: administratorAccess },
  }
  const administratorKeyId = `AKIA${accountId}ADMN`
  const account: Account = {
    accountId,
    partition,
    regions: {},
    users: { administrator: user },
    roles: {},
    managedPolicies: {},
    instanceProfiles: {},
    administratorKeyId,
    defaultVpc,
    ...omitUndefined({ zones }),
  }
  return putAccessKey(putAccount(withUserId, account), {
    accessKeyId: administratorKeyId,
    secretAccessKey: `sandbox-${digitsOf(world.seed, Number(accountId.slice(-6)))}`,
    accountId,
    holder: { type: 'user', userName: 'administrator' },
  })
}

/** Returns the key of an account's administrator; a key of nobody when there is no such account. */
export const administratorKeyOf = (world: World, accountId: string): string =>
  accountOf(world, accountId)?.administratorKeyId ?? 'AKIANOBODY'
