/** The intents for work of Rescale's that keeps failing. */
import { intentOf } from '../Intent.ts'
import { type Instant, addSeconds } from '../../values/Instant.ts'
import type { WorkFailure } from '../OnboardingState.ts'
import { parkedRetrySeconds, parkedReviewSeconds, parkingFailureCount } from '../waits.ts'
import { type Intents, dueBy } from './deadlines.ts'

const isParked = ({ count }: WorkFailure): boolean => count >= parkingFailureCount

/**
 * Work that keeps failing is retried only after a day, and a person is asked instead. Work that is
 * no longer needed needs nobody.
 */
export const withParked = (
  failures: ReadonlyArray<WorkFailure>,
  now: Instant,
  asked: Intents,
): Intents => {
  const isDue = ({ intent }: WorkFailure): boolean =>
    asked.some(({ party, type }) => party === 'rescale' && type === intent)
  const parked = failures.filter((failure) => isParked(failure) && isDue(failure))
  const resting = parked.filter(({ lastAt }) => now < addSeconds(lastAt, parkedRetrySeconds))
  return [
    ...asked.filter(
      ({ party, type }) => party !== 'rescale' || !resting.some(({ intent }) => intent === type),
    ),
    ...parked.map((failure) =>
      dueBy(
        intentOf('rescale', 'ReviewFailure', { failure }),
        now,
        addSeconds(failure.firstAt, parkedReviewSeconds),
      ),
    ),
  ]
}
