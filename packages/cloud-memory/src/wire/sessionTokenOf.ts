import * as PersistentMap from '../world/PersistentMap.ts'
import type { World } from '../world/World.ts'

/** Returns the session token of a key; undefined for long-term keys. */
export const sessionTokenOf = (world: World, accessKeyId: string): string | undefined => {
  const key = PersistentMap.get(world.accessKeys, accessKeyId)
  return key?.holder.type === 'role-session' ? `session-of-${accessKeyId}` : undefined
}
