/**
 * A state that the explorer has reached, with its own record of the time, the claims and the last
 * observations.
 */
import type { Instant } from '@byoa/core/values'
import type { OnboardingCommand, OnboardingEvent, OnboardingState } from '@byoa/core/onboarding'

import type { Facts } from './facts.ts'
import type { Ledger } from './ledger.ts'

/** The transition from one node to the next: an accepted command, or time that passed. */
export type Move =
  | { readonly kind: 'command'; readonly command: OnboardingCommand }
  | { readonly kind: 'time'; readonly seconds: number }

export interface Node {
  readonly state: OnboardingState
  readonly now: Instant
  readonly ledger: Ledger
  readonly facts: Facts
  /** How many external IDs and peerings were issued: none is issued twice. */
  readonly externalIds: number
  readonly peerings: number
  /** The transition to this node; absent at the start. */
  readonly from?: {
    readonly node: Node
    readonly move: Move
    readonly events: ReadonlyArray<OnboardingEvent>
  }
}

/** Renders the path to a node, one line per transition. */
export const pathTo = (node: Node): ReadonlyArray<string> => {
  const lines: string[] = []
  for (let at = node; at.from !== undefined; at = at.from.node) {
    const { move, events } = at.from
    const done =
      move.kind === 'time'
        ? `${move.seconds} seconds pass`
        : `${move.command.by}: ${move.command.type} ${JSON.stringify(move.command.data).slice(0, 160)}`
    lines.unshift(
      `${done} → ${events.map(({ type }) => type).join(', ') || 'nothing'} = ${at.state.status}`,
    )
  }
  return lines
}
