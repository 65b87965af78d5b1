/** How long Rescale waits after work on an onboarding has failed. */
import type { OnboardingError } from '@byoa/application'
import { type AwsErrorKind, kindOfCode } from '@byoa/cloud'

// model

/**
 * Throttled: AWS asks for fewer calls. Unavailable: AWS, the network or the database does not
 * answer, or others change the same. Access: Rescale's credentials or permissions, which a person
 * corrects. Other: anything that repeating does not help.
 */
export type FailureClass = 'throttled' | 'unavailable' | 'access' | 'other'

interface Delays {
  readonly firstSeconds: number
  readonly longestSeconds: number
}

const delays: Readonly<Record<FailureClass, Delays>> = {
  throttled: { firstSeconds: 4, longestSeconds: 300 },
  unavailable: { firstSeconds: 2, longestSeconds: 300 },
  access: { firstSeconds: 60, longestSeconds: 1800 },
  other: { firstSeconds: 60, longestSeconds: 1800 },
}

// queries

const accessKinds: ReadonlySet<AwsErrorKind | undefined> = new Set([
  'refused',
  'expired',
  'not-authenticated',
  'region-not-enabled',
])

/** Classifies a failure. */
export const classOfFailure = (error: OnboardingError): FailureClass => {
  if (error._tag !== 'Failure') return error._tag === 'Contended' ? 'unavailable' : 'other'
  const kind = kindOfCode(error.code)
  if (kind === 'throttled') return 'throttled'
  if (accessKinds.has(kind)) return 'access'
  return error.retryable ? 'unavailable' : 'other'
}

/**
 * Returns the wait after some attempts in a row have failed, in seconds: it doubles up to a limit,
 * and is shortened at random (0 to below 1) by up to half, so that many do not try again at once.
 */
export const backOffSeconds = (
  failureClass: FailureClass,
  { attempt, random }: { readonly attempt: number; readonly random: number },
): number => {
  const { firstSeconds, longestSeconds } = delays[failureClass]
  return Math.min(firstSeconds * 2 ** (attempt - 1), longestSeconds) * (1 - random / 2)
}
