import * as PersistentMap from '../world/PersistentMap.ts'
import type { World } from '../world/World.ts'

/** Returns the token that must come with a key; undefined for keys that need none. */
export const sessionTokenOf = (world: World, accessKeyId: string): string | undefined => {
  const key = PersistentMap.get(world.accessKeys, accessKeyId)
  return key?.holder.type === 'role-session' ? `session-of-${accessKeyId}` : undefined
}
