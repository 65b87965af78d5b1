/** Renders how long an onboarding waits, from the constants that the core goes by. */
import { automaticPeeringAttempts } from '../../../src/onboarding/rules/retryPeering.ts'
import {
  type LimitedStatus,
  absenceSeconds,
  customerRoutesSeconds,
  failureSpacingSeconds,
  formerPeeringSeconds,
  longestLeaseSeconds,
  parkedRetrySeconds,
  parkedReviewSeconds,
  parkingFailureCount,
  rotationSeconds,
  secondaryCidrSeconds,
  teardownSeconds,
  trustSeconds,
  waitLimits,
} from '../../../src/onboarding/waits.ts'

type Rows = ReadonlyArray<ReadonlyArray<string>>

const units = [
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** A time in the largest unit that it is a whole number of, e.g. `14 days`. */
const duration = (seconds: number): string => {
  const [name, size] = units.find(([, unit]) => seconds % unit === 0) ?? ['second', 1]
  const count = seconds / size
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

/** Status, when what it asks is due, and when Rescale ends the onboarding. */
export const statusWaits = (): Rows =>
  (Object.keys(waitLimits) as ReadonlyArray<LimitedStatus>).map((status) => {
    const { dueSeconds, endSeconds } = waitLimits[status]
    return [`\`${status}\``, duration(dueSeconds), duration(endSeconds)]
  })

/** What else is waited for, for how long, and what follows. */
export const otherWaits = (): Rows => [
  [
    'a stack for a CIDR that is held',
    `until the lease ends, at most ${duration(longestLeaseSeconds)}`,
    'Rescale releases the CIDR',
  ],
  [
    'the association of a secondary block, also of a disassociated one',
    duration(secondaryCidrSeconds),
    'Rescale releases the block, if it can inspect the VPC',
  ],
  [
    'the end of a rotation of the external ID',
    duration(rotationSeconds),
    'a person decides whether to continue, replace or abandon it',
  ],
  [
    'an accepted peering',
    `${automaticPeeringAttempts} requests`,
    'a person decides whether to request another',
  ],
  [
    'a resource that is not visible',
    duration(absenceSeconds),
    'if it is still not visible, it is gone',
  ],
  [
    'the deletion of a peering to a former VPC, in use',
    duration(formerPeeringSeconds),
    'it is overdue',
  ],
  [
    'a trust policy that the role cannot read, in use',
    duration(trustSeconds),
    'the customer’s report of it is overdue',
  ],
  [
    'the customer’s routes, in a teardown',
    duration(customerRoutesSeconds),
    'Rescale deletes the peering',
  ],
  [
    'the customer’s part of a teardown',
    duration(teardownSeconds),
    'Rescale closes it without confirmation, once its own side is clean',
  ],
  [
    'work of Rescale’s that fails',
    `${parkingFailureCount} failures, each at least ${duration(failureSpacingSeconds)} after the last`,
    `it is tried once in ${duration(parkedRetrySeconds)}, and a person is asked within ${duration(parkedReviewSeconds)}`,
  ],
]
