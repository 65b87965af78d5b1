/**
 * Both parties on the AWS SDK, each with clients of its own: AWS, or anything that answers as AWS
 * does.
 */
import { type Clock, type Ids, type OnboardingStore, defaultPolicy } from '@byoa/application'
import {
  type AwsClients,
  type AwsRescaleConfig,
  type StackProgress,
  type WaitOptions,
  awsCustomerCloud,
  awsCustomerConsole,
  awsRescaleCloud,
  awsRescaleDirectory,
  systemWait,
} from '@byoa/cloud-aws'
import type { OnboardingStatus } from '@byoa/core/onboarding'

import type { Cast } from './Cast.ts'

export interface AwsCastOptions {
  readonly config: AwsRescaleConfig
  readonly rescale: AwsClients
  readonly customer: AwsClients
  readonly store: OnboardingStore
  readonly clock: Clock
  readonly ids: Ids
  readonly waiting: WaitOptions
  readonly onProgress?: (progress: StackProgress) => void
  /**
   * Up to this moment, in milliseconds since 1970 on the clock of `waiting`, the world is looked at
   * again.
   */
  readonly until: number
}

/**
 * The way takes four turns; more of them mean that something is put right again and again, to no
 * end.
 */
const mostTurns = 12

/** How long to pause when nobody can do more: what AWS does in its own time rarely takes less. */
const pauseMilliseconds = 5000

const rescalePorts = (options: AwsCastOptions): Cast['rescale'] => {
  const { config, rescale, store, clock, ids, waiting } = options
  const { wait = systemWait } = waiting
  return {
    store,
    directory: awsRescaleDirectory({
      config,
      clientsFor: (region) => ({ ec2: rescale.ec2(region) }),
    }),
    rescaleCloud: awsRescaleCloud({
      ...waiting,
      clientsFor: (region) => ({ ec2: rescale.ec2(region), sts: rescale.sts(region) }),
    }),
    customerCloud: awsCustomerCloud({
      wait,
      clients: { sts: rescale.sts, ec2: rescale.ec2As, iam: rescale.iamAs },
    }),
    clock,
    ids,
    policy: defaultPolicy,
  }
}

const customerPorts = (options: AwsCastOptions): Cast['customer'] => {
  const { customer, store, clock, waiting, onProgress } = options
  return {
    store,
    clock,
    console: awsCustomerConsole({
      ...waiting,
      ...(onProgress === undefined ? {} : { onProgress }),
      clientsFor: (region) => ({
        ec2: customer.ec2(region),
        cloudFormation: customer.cloudFormation(region),
        iam: customer.iam(region),
      }),
    }),
  }
}

/**
 * Statuses that AWS alone may move on, and after how many pauses in each there is nothing left to
 * wait for. IAM shows a corrected role within seconds; the customer would correct it every time.
 */
const mostPauses: { readonly [Status in OnboardingStatus]?: number } = {
  StackReported: 12,
  PeeringPending: 60,
  PeeringActive: 60,
}

/** Puts the parties together. */
export const awsCast = (options: AwsCastOptions): Cast => {
  const { wait = systemWait } = options.waiting
  const isOverdue = (): boolean => wait.now() >= options.until
  const pauses = new Map<OnboardingStatus, number>()
  return {
    rescale: rescalePorts(options),
    customer: customerPorts(options),
    wait: () => undefined,
    mostTurns,
    isOverdue,
    lookAgain: async (status) => {
      const before = pauses.get(status) ?? 0
      if (before >= (mostPauses[status] ?? 0) || isOverdue()) return false
      pauses.set(status, before + 1)
      await wait.sleep(pauseMilliseconds)
      return true
    },
  }
}
