import type { PeeringStatus } from '@byoa/core/inspection'

/**
 * Whether a status is final. Nothing can be done with the peering then, not even deleting it.
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

/** Returns whether a text is one of AWS's codes. */
export const isPeeringStatus = (code: string | undefined): code is PeeringStatus =>
  code !== undefined && Object.hasOwn(isFinal, code)

/** Returns whether a peering has ended. */
export const isEnded = (status: PeeringStatus): boolean => isFinal[status]

/** The statuses of a live peering; a pair of VPCs has at most one live peering. */
export const liveStatuses: ReadonlyArray<PeeringStatus> = [
  'initiating-request',
  'pending-acceptance',
  'provisioning',
  'active',
]

/** Tells whether a code of AWS is the status of a peering that is there, or on its way. */
export const isLive = (code: string | undefined): boolean =>
  liveStatuses.some((status) => status === code)
