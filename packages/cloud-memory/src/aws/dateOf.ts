import type { Instant } from '@byoa/core/values'

/** Returns an instant of the world as the AWS SDK gives it. */
export const dateOf = (instant: Instant): Date => new Date(instant)
