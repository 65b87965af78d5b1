/**
 * Ids that look like AWS's and repeat from run to run. The low half is a one-to-one scramble of the
 * count, so that no two are equal; the high half depends on the seed.
 */
import type { World } from './World.ts'

const scramble = (value: number): number => {
  // Each step can be undone, so that different counts stay different.
  let bits = Math.imul(value ^ (value >>> 16), 0x45d9f3b)
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b)
  return (bits ^ (bits >>> 16)) >>> 0
}

const hexadecimal = (value: number): string => value.toString(16).padStart(8, '0')

/** Returns 16 hexadecimal digits, never the same twice for one seed. */
export const digitsOf = (seed: number, count: number): string =>
  hexadecimal(scramble((seed ^ Math.imul(count, 0x9e3779b1)) >>> 0)) + hexadecimal(scramble(count))

/** Returns a resource id such as `vpc-0123456789abcdef0`, and the world in which it is taken. */
export const freshId = (world: World, prefix: string): readonly [World, string] => [
  { ...world, idCount: world.idCount + 1 },
  `${prefix}-0${digitsOf(world.seed, world.idCount)}`,
]

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
