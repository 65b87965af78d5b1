/** Generation of unique IDs. */
import type { World } from './World.ts'
import { type NewId, digitsOf } from './idDigits.ts'

/** Returns a new resource ID such as `vpc-0123456789abcdef0`, and the world after it. */
export const freshId = (world: World, prefix: string): readonly [World, string] => [
  { ...world, idCount: world.idCount + 1 },
  `${prefix}-0${digitsOf(world.seed, world.idCount)}`,
]

/** Returns a value built with new IDs, and the world after them. */
export const withFreshIds = <A>(world: World, make: (newId: NewId) => A): readonly [World, A] => {
  let next = world
  const made = make((prefix) => {
    const [taken, id] = freshId(next, prefix)
    next = taken
    return id
  })
  return [next, made]
}

/** Returns a new IAM ID such as `AROA0123456789ABCDEF`, and the world after it. */
export const freshIamId = (world: World, prefix: string): readonly [World, string] => [
  { ...world, idCount: world.idCount + 1 },
  `${prefix}${digitsOf(world.seed, world.idCount).toUpperCase()}`,
]

/** Returns a new UUID, and the world after it. */
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
