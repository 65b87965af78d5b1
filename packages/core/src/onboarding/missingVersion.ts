/**
 * Returns the first version that a stream lacks, given the versions of its events in order: they
 * have to be 1, 2, 3 and so on. Undefined when none is missing; the end of a stream cannot tell.
 *
 * Laws
 * 1. Of a stream without one of its events, except the last, that event is missing.
 * 2. Of events that are not in order, the first that is not in its place is missing.
 *
 * @example
 * import { missingVersion } from '@byoa/core/onboarding'
 *
 * missingVersion([1, 2, 4]) // => 3
 */
export const missingVersion = (versions: ReadonlyArray<number>): number | undefined => {
  const index = versions.findIndex((version, place) => version !== place + 1)
  return index < 0 ? undefined : index + 1
}
