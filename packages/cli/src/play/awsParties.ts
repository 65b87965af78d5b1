/** Both parties on AWS or on a compatible endpoint, each with its own credentials. */
import type { Clock, Ids, OnboardingStore } from '@byoa/application'
import {
  type Aws,
  type RescaleConfig,
  type StackProgress,
  type WaitOptions,
  customerConsole,
} from '@byoa/cloud'
import { newRequestToken } from '@byoa/cloud-aws'
import { omitUndefined } from '@byoa/core/codec'
import type { Region } from '@byoa/core/iam/identity'
import type { OnboardingStatus } from '@byoa/core/onboarding'

import type { Parties } from './Parties.ts'
import { rescalePorts } from './rescalePorts.ts'

export interface AwsPartiesOptions {
  readonly config: RescaleConfig
  /** AWS with Rescale's credentials. */
  readonly rescale: (region: Region) => Aws
  /** AWS with the credentials of the customer's administrator. */
  readonly customer: (region: Region) => Aws
  readonly store: OnboardingStore
  readonly clock: Clock
  readonly ids: Ids
  readonly waiting: WaitOptions
  readonly onProgress?: (progress: StackProgress) => void
  /** The time limit for polling, in milliseconds since 1970 on the clock of `waiting`. */
  readonly until: number
}

/**
 * An onboarding takes four turns; many more mean that the same correction is repeated without
 * effect.
 */
const mostTurns = 12

/** The pause when nobody can do more: asynchronous changes in AWS rarely take less. */
const pauseMilliseconds = 5000

const customerPorts = (options: AwsPartiesOptions): Parties['customer'] => {
  const { customer: awsFor, waiting, onProgress } = options
  const console = customerConsole({
    ...waiting,
    ...omitUndefined({ onProgress }),
    newRequestToken,
    awsFor,
  })
  return { console }
}

/**
 * Statuses that can change by AWS alone, with the maximum number of pauses in each. IAM shows a
 * corrected role within seconds; the customer would correct it every time.
 */
const mostPauses: { readonly [Status in OnboardingStatus]?: number } = {
  StackReported: 12,
  PeeringPending: 60,
  PeeringActive: 60,
}

/** Assembles the parties. */
export const awsParties = (options: AwsPartiesOptions): Parties => {
  const { wait } = options.waiting
  const isOverdue = (): boolean => wait.now() >= options.until
  const pauses = new Map<OnboardingStatus, number>()
  return {
    rescale: rescalePorts({ ...options, awsFor: options.rescale }),
    customer: customerPorts(options),
    wait: () => undefined,
    mostTurns,
    isOverdue,
    lookAgain: async ({ state: { status } }) => {
      const before = pauses.get(status) ?? 0
      if (before >= (mostPauses[status] ?? 0) || isOverdue()) return false
      pauses.set(status, before + 1)
      await wait.sleep(pauseMilliseconds)
      return true
    },
  }
}
