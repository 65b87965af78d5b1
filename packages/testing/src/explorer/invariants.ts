/** The invariants of every node and transition. */
import {
  type Decider,
  type OnboardingCommand,
  type OnboardingEvent,
  commandOf,
  hasStack,
} from '@byoa/core/onboarding'
import { addSeconds, secondsUntil } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import type { Node } from './Node.ts'
import type { Step } from './cooperate.ts'
import { isWorking } from './facts.ts'
import { heldIn, textOf } from './ledger.ts'

/** A violated rule, as text. */
export type Broken = string | undefined

const isWatch = (type: string): boolean => type === 'ProbeRole' || type === 'InspectConnection'

/** An open onboarding has a pending intent with a deadline; only repeated checks have none. */
export const asked = ({ react, isTerminal }: Decider, { state, now }: Node): Broken => {
  const intents = react(state, now)
  const isOpen = state.status !== 'NotRequested' && !isTerminal(state)
  if (isOpen !== intents.length > 0) return 'an open onboarding asks somebody for something'
  for (const { type, deadline, reminder } of intents) {
    if (deadline === undefined && !isWatch(type)) return `${type} has a deadline`
    const isOverdue = deadline !== undefined && now >= deadline
    if ((reminder === 'overdue') !== isOverdue) return `${type} says whether it is overdue`
  }
  return undefined
}

/** Connected only if the last observation of every part was good. */
export const connected = (_decider: Decider, { state, facts }: Node): Broken =>
  state.status === 'Connected' && !isWorking(facts)
    ? `Connected means that the connection works: ${JSON.stringify(facts)}`
    : undefined

/** A party that suspended has to resume before the connection is used. */
export const suspendedByAll = (_decider: Decider, { state, ledger }: Node): Broken =>
  hasStack(state) && (state.status === 'Suspended') !== ledger.suspendedBy.length > 0
    ? `the use is suspended exactly while a party suspends it: ${ledger.suspendedBy.join(', ')}`
    : undefined

/** When an onboarding is over, a party was asked to remove everything that is left. */
export const undone = ({ isTerminal }: Decider, { state, ledger }: Node): Broken => {
  if (!isTerminal(state)) return undefined
  if (ledger.mayHaveStack) return 'over means that no stack is left behind'
  return ledger.mayHavePeering ? 'over means that no peering is left behind' : undefined
}

/** A resource is gone only when two descriptions, some time apart, do not show it. */
export const goneForSure = (before: Node, { command, events }: Step): Broken => {
  const isAbsence =
    command.type === 'RecordPeeringStatus'
      ? command.data.status === 'not-visible'
      : command.type === 'RecordInspection' &&
        'peering' in command.data.seen &&
        command.data.seen.peering === undefined
  const ended = events.find(({ type }) => type === 'PeeringDeleted' || type === 'PeeringExpired')
  if (!isAbsence || ended === undefined || !('peeringId' in ended.data)) return undefined
  const since = before.ledger.notVisible[ended.data.peeringId]
  return since === undefined || secondsUntil({ from: since, to: before.now }) < 600
    ? 'a peering that is not visible once is not gone'
    : undefined
}

/**
 * Only unheld claims are added, only held claims are released, and the result agrees with the
 * events.
 */
export const claimsExact = (
  { claimChangesOf, evolve, isTerminal }: Decider,
  before: Node,
  { node, events }: { readonly node: Node; readonly events: ReadonlyArray<OnboardingEvent> },
): Broken => {
  const held = new Set(heldIn(before.ledger, isTerminal(before.state)))
  let { state } = before
  for (const event of events) {
    const { claim, release } = claimChangesOf(state, event)
    for (const text of release.map(textOf)) {
      if (!held.delete(text)) return `${event.type} releases only what is held, not ${text}`
    }
    for (const text of claim.map(textOf)) {
      if (held.has(text)) return `${event.type} claims only what is not held, not ${text}`
      held.add(text)
    }
    state = evolve(state, event)
  }
  const expected = heldIn(node.ledger, isTerminal(node.state))
  return [...held].sort().join('\n') === expected.join('\n')
    ? undefined
    : `claims are exact: ${[...held].sort().join(', ')} instead of ${expected.join(', ')}`
}

/** Repeating a command changes nothing. */
export const repeated = (
  { decide }: Decider,
  { state }: Node,
  command: OnboardingCommand,
): Broken => {
  const again = decide(command, state)
  return E.isRight(again) && again.right.length > 0
    ? `${command.type} given twice changes nothing the second time`
    : undefined
}

/** A command whose work began before the last change changes nothing. */
export const stale = ({ decide }: Decider, { state }: Node, command: OnboardingCommand): Broken => {
  if (state.status === 'NotRequested' || !begun.has(command.type)) return undefined
  const began = addSeconds(state.changedAt, -1)
  const late = decide(commandOf(command, command.type, { ...command.data, began }), state)
  return E.isRight(late) && late.right.length > 0
    ? `${command.type} that began too early changes nothing`
    : undefined
}

/** The commands that carry the start time of their work. */
const begun: ReadonlySet<string> = new Set([
  'RecordRoleProbe',
  'RecordRoleTrust',
  'RecordAccessRefused',
  'RecordVpcInspection',
  'RecordPeeringStatus',
  'RecordRoutes',
  'RecordInspection',
  'RecordRescaleVpc',
  'LapseLease',
  'CompleteRotation',
  'ReleaseSecondaryCidr',
  'Cancel',
  'BeginOffboarding',
  'RecordTeardown',
  'CloseUnconfirmed',
])
