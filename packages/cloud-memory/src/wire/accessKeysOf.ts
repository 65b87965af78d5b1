import * as PersistentMap from '../world/PersistentMap.ts'
import { type World, accountOf } from '../world/World.ts'
import { sessionTokenOf } from './sessionTokenOf.ts'

/** Credentials as SDK clients take them. */
export interface StaticCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Returns the credentials of one access key of the world. */
export const credentialsOf = (world: World, accessKeyId: string): StaticCredentials => {
  const key = PersistentMap.get(world.accessKeys, accessKeyId)
  const sessionToken = sessionTokenOf(world, accessKeyId)
  return {
    accessKeyId,
    secretAccessKey: key?.secretAccessKey ?? 'nobody',
    ...(sessionToken === undefined ? {} : { sessionToken }),
  }
}

/**
 * Returns the credentials of an account's administrator, for `new EC2Client({ credentials })`;
 * invalid ones without the account.
 */
export const accessKeysOf = (
  cloud: { readonly world: () => World },
  accountId: string,
): StaticCredentials => {
  const world = cloud.world()
  const accessKeyId = accountOf(world, accountId)?.administratorKeyId ?? 'AKIANOBODY'
  return credentialsOf(world, accessKeyId)
}
