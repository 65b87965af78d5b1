/**
 * A VPC peering connection, stored as the facts that decide its status: the request, its
 * validation, the last transition. The status is derived from them and the clock, so that advancing
 * time is free.
 *
 * ```
 *   requested ─validated─> pending-acceptance ──accept──> provisioning ──> active
 *       │                    │      │     └─ 168 h ─> expired                 │
 *       └─> failed           │      └─ reject ─> rejected          delete by either side
 *                            └─ delete by the requester ──> deleting ──> deleted
 * ```
 *
 * Laws
 * 1. `failed`, `rejected`, `expired` and `deleted` never change, whatever time passes.
 * 2. At one moment a viewer sees a connection or not; once it no longer does, it never does again.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle
 */
import type { PeeringStatus } from '@byoa/core/inspection'
import { type Instant, addSeconds } from '@byoa/core/values'

import type { Tag } from './network.ts'

// model

export type PeeringSideName = 'requester' | 'accepter'

export interface PeeringSide {
  readonly accountId: string
  readonly region: string
  readonly vpcId: string
  readonly tags: ReadonlyArray<Tag>
  readonly dnsResolution: boolean
}

/** The last transition, with the times that follow from it. */
export type PeeringPhase =
  | {
      readonly kind: 'requested'
      readonly validatedAt: Instant
      readonly passes: boolean
      readonly expiresAt: Instant
    }
  | { readonly kind: 'accepted'; readonly activeAt: Instant; readonly passes: boolean }
  | { readonly kind: 'rejected'; readonly at: Instant }
  | { readonly kind: 'deleted'; readonly deletedAt: Instant; readonly by: string }

export interface Peering {
  readonly id: string
  readonly requester: PeeringSide
  readonly accepter: PeeringSide
  readonly createdAt: Instant
  /** When the accepter begins to see it. */
  readonly visibleToAccepterAt: Instant
  readonly phase: PeeringPhase
}

/** The account and Region of a viewer. */
export interface Viewer {
  readonly accountId: string
  readonly region: string
}

// queries

/** Returns the status at a moment. */
export const statusAt = ({ phase }: Peering, now: Instant): PeeringStatus => {
  switch (phase.kind) {
    case 'requested':
      if (now < phase.validatedAt) return 'initiating-request'
      if (!phase.passes) return 'failed'
      return now < phase.expiresAt ? 'pending-acceptance' : 'expired'
    case 'accepted':
      if (now < phase.activeAt) return 'provisioning'
      return phase.passes ? 'active' : 'failed'
    case 'rejected':
      return 'rejected'
    case 'deleted':
      return now < phase.deletedAt ? 'deleting' : 'deleted'
  }
}

/** Returns whether a status can still change. */
export const isLive = (status: PeeringStatus): boolean =>
  status === 'initiating-request' ||
  status === 'pending-acceptance' ||
  status === 'provisioning' ||
  status === 'active'

/** Returns whether a status counts towards the quota of active connections of both VPCs. */
export const isTaken = (status: PeeringStatus): boolean =>
  status === 'active' || status === 'provisioning'

/** @source https://github.com/hashicorp/terraform-provider-aws/issues/2185 */
const failedMessage = 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range'

/** Returns the status message at a moment. */
export const messageAt = (peering: Peering, now: Instant): string => {
  switch (statusAt(peering, now)) {
    case 'initiating-request':
      return `Initiating Request to ${peering.accepter.accountId}`
    case 'pending-acceptance':
      return `Pending Acceptance by ${peering.accepter.accountId}`
    case 'provisioning':
      return 'Provisioning'
    case 'active':
      return 'Active'
    case 'failed':
      return failedMessage
    case 'rejected':
      return 'Inactive'
    case 'expired':
      return 'Expired'
    case 'deleting':
      return 'Deleting'
    case 'deleted':
      return peering.phase.kind === 'deleted' ? `Deleted by ${peering.phase.by}` : 'Deleted'
  }
}

/** Returns when a connection reached a final status; undefined before. */
const endedAt = ({ phase }: Peering): Instant | undefined => {
  switch (phase.kind) {
    case 'requested':
      return phase.passes ? phase.expiresAt : phase.validatedAt
    case 'accepted':
      return phase.passes ? undefined : phase.activeAt
    case 'rejected':
      return phase.at
    case 'deleted':
      return phase.deletedAt
  }
}

const isSide = (side: PeeringSide, viewer: Viewer): boolean =>
  side.accountId === viewer.accountId && side.region === viewer.region

/** Returns which side of a connection a viewer is; the requester when it is both. */
export const sideOf = (peering: Peering, viewer: Viewer): PeeringSideName | undefined => {
  if (isSide(peering.requester, viewer)) return 'requester'
  return isSide(peering.accepter, viewer) ? 'accepter' : undefined
}

const twoHours = 2 * 3600
const twoDays = 48 * 3600

/** How many seconds each side sees a connection in a final status, from AWS's table. */
const visibleSeconds = (peering: Peering, side: PeeringSideName, status: PeeringStatus): number => {
  const sameAccount = peering.requester.accountId === peering.accepter.accountId
  if (status === 'failed') return side === 'requester' ? twoHours : 0
  if (status === 'rejected') return side === 'requester' && !sameAccount ? twoDays : twoHours
  if (peering.phase.kind !== 'deleted') return twoDays
  return sameAccount || peering[side].accountId === peering.phase.by ? twoHours : twoDays
}

/** Returns whether a viewer can see a connection at a moment. */
export const isVisible = (peering: Peering, viewer: Viewer, now: Instant): boolean => {
  const side = sideOf(peering, viewer)
  if (side === undefined) return false
  if (side === 'accepter' && now < peering.visibleToAccepterAt) return false
  const status = statusAt(peering, now)
  const ended = endedAt(peering)
  if (ended === undefined || now < ended) return true
  const seconds = visibleSeconds(peering, side, status)
  return seconds > 0 && now < addSeconds(ended, seconds)
}

/** Returns whether some side can see a connection at a moment, or will. */
export const isRemembered = (peering: Peering, now: Instant): boolean =>
  now < peering.visibleToAccepterAt ||
  isVisible(peering, peering.requester, now) ||
  isVisible(peering, peering.accepter, now)

/**
 * Returns whether a status shows the blocks of a side; those of the accepter are hidden until the
 * connection is active.
 */
export const isCidrShown = (status: PeeringStatus, side: PeeringSideName): boolean =>
  side === 'requester' || status === 'active' || status === 'deleting' || status === 'deleted'
