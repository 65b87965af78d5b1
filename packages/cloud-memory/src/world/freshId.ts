/** Ids that a world gives out, each once. */
import type { World } from './World.ts'
import { type NewId, digitsOf } from './idDigits.ts'

/** Returns a resource id such as `vpc-0123456789abcdef0`, and the world in which it is taken. */
export const freshId = (world: World, prefix: string): readonly [World, string] => [
  { ...world, idCount: world.idCount + 1 },
  `${prefix}-0${digitsOf(world.seed, world.idCount)}`,
]

/** Returns what is made with fresh ids, and the world in which they are taken. */
export const withFreshIds = <A>(world: World, make: (newId: NewId) => A): readonly [World, A] => {
  let next = world
  const made = make((prefix) => {
    const [taken, id] = freshId(next, prefix)
    next = taken
    return id
  })
  return [next, made]
}

/** Returns an IAM id such as `AROA0123456789ABCDEF`, and the world in which it is taken. */
export const freshIamId = (world: World, prefix: string): readonly [World, string] => [
  { ...world, idCount: world.idCount + 1 },
  `${prefix}${digitsOf(world.seed, world.idCount).toUpperCase()}`,
]

/** Returns an id of the form of a UUID, and the world in which it is taken. */
export const freshUuid = (world: World): readonly [World, string] => {
  const digits = digitsOf(world.seed, world.idCount) + digitsOf(world.seed + 1, world.idCount)
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ]
  return [{ ...world, idCount: world.idCount + 1 }, parts.join('-')]
}
