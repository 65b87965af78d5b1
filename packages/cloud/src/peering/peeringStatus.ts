import type { PeeringStatus } from '@byoa/core/inspection'

/**
 * Whether a status is the last one that a peering takes. Nothing can be done with it then, not even
 * deleting.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle
 */
const isFinal: Readonly<Record<PeeringStatus, boolean>> = {
  'initiating-request': false,
  'pending-acceptance': false,
  provisioning: false,
  active: false,
  deleting: false,
  deleted: true,
  rejected: true,
  failed: true,
  expired: true,
}

/** Tells AWS's codes from any other text. */
export const isPeeringStatus = (code: string | undefined): code is PeeringStatus =>
  code !== undefined && Object.hasOwn(isFinal, code)

/** Tells whether a peering has come to its end. */
export const isEnded = (status: PeeringStatus): boolean => isFinal[status]

/**
 * The statuses of a peering that is there, or on its way: a pair of VPCs has at most one in them.
 */
export const liveStatuses: ReadonlyArray<PeeringStatus> = [
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
]

/** Tells whether a code of AWS is the status of a peering that is there, or on its way. */
export const isLive = (code: string | undefined): boolean =>
  liveStatuses.some((status) => status === code)
