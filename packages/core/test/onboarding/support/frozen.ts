/**
 * Freezes plain data all the way down, so that whoever writes to it is found. Other objects stay as
 * they are.
 */
export const frozen = <A>(value: A): A => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (!isPlain) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
