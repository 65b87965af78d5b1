/**
 * Adds accounts to a world, each with an administrator.
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

/** The AWS managed policy AdministratorAccess. */
const administratorDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}

/** The policy of administrators, compared by identity. */
export const administratorAccess: Policy = {
  document: JSON.stringify(administratorDocument),
  value: administratorDocument,
}

export interface NewAccount extends ZoneViewer {
  readonly partition: Partition
  /** Whether it has default VPCs; true when absent. */
  readonly defaultVpc?: boolean
}

/** Returns the world with an access key added. */
export const putAccessKey = (world: World, key: AccessKey): World => ({
  ...world,
  accessKeys: PersistentMap.set(world.accessKeys, key.accessKeyId, key),
})

/** Returns the world with an account and its administrator; unchanged when the account exists. */
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

/** Returns the access key ID of an account's administrator; an unknown one without the account. */
export const administratorKeyOf = (world: World, accountId: string): string =>
  accountOf(world, accountId)?.administratorKeyId ?? 'AKIANOBODY'
