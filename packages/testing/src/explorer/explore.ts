/**
 * Explores the reachable states of the decider breadth first, so that the path to a violation is a
 * shortest one: every command by every party with abstract payloads, and time that passes.
 *
 * Checked in every node: a party is asked to act, with a deadline; Connected only if the connection
 * works; both parties can still connect, and end it; everything held for a party that never answers
 * is released in the end. Checked at every transition: claims are exact; repeating the command, or
 * a late observation, changes nothing.
 */
import {
  type Decider,
  type OnboardingCommand,
  type OnboardingEvent,
  type OnboardingState,
  commandOf,
  hasStack,
  onboardingDecider,
} from '@byoa/core/onboarding'
import { addSeconds } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'

import { type Move, type Node, pathTo } from './Node.ts'
import { type Run, nextStep, play } from './cooperate.ts'
import { learn, nothingKnown } from './facts.ts'
import {
  type Broken,
  asked,
  claimsExact,
  connected,
  goneForSure,
  repeated,
  stale,
  suspendedByAll,
  undone,
} from './invariants.ts'
import { keyOf } from './keyOf.ts'
import { emptyLedger, record } from './ledger.ts'
import { commandsIn, jumpsSeconds } from './moves.ts'
import { daySeconds, start } from './universe.ts'

// model

export interface Violation {
  readonly rule: string
  /** A shortest path, one line per transition. */
  readonly path: ReadonlyArray<string>
}

export interface Exploration {
  /** How many different states were reached. */
  readonly states: number
  readonly statuses: ReadonlySet<string>
  readonly violations: ReadonlyArray<Violation>
}

export interface ExploreOptions {
  /** Maximum number of states. */
  readonly mostStates: number
  /** Ends with the first violation of such a rule; absent: of any. */
  readonly sought?: RegExp
  /** The decider to explore; absent: the library's. */
  readonly decider?: Decider
}

// moves

const root = (decider: Decider): Node => ({
  state: decider.initialState,
  now: start,
  ledger: emptyLedger,
  facts: nothingKnown,
  externalIds: 0,
  peerings: 0,
})

const count = (events: ReadonlyArray<OnboardingEvent>, ...types: ReadonlyArray<string>): number =>
  events.filter(({ type }) => types.includes(type)).length

interface Made {
  readonly move: Move
  readonly events: ReadonlyArray<OnboardingEvent>
}

const after = (decider: Decider, node: Node, { move, events }: Made): Node => {
  const from = { node, move, events }
  if (move.kind === 'time') return { ...node, now: addSeconds(node.now, move.seconds), from }
  return {
    state: events.reduce(decider.evolve, node.state),
    now: node.now,
    ledger: events.reduce(record, node.ledger),
    facts: learn(node.facts, node.state, { command: move.command, events }),
    externalIds: node.externalIds + count(events, 'SetupIssued', 'ExternalIdRotationBegun'),
    peerings: node.peerings + count(events, 'PeeringRequested'),
    from,
  }
}

const give = (decider: Decider, node: Node, command: OnboardingCommand): Node => {
  const decision = decider.decide(command, node.state)
  return E.isRight(decision)
    ? after(decider, node, { move: { kind: 'command', command }, events: decision.right })
    : node
}

/** The path of an onboarding without problems, from the request to the end. */
const goodLife = (decider: Decider): ReadonlyArray<Node> => {
  const [request] = commandsIn(root(decider))
  const way = [
    root(decider),
    ...(request === undefined ? [] : [give(decider, root(decider), request)]),
  ]
  for (let node = way.at(-1); node !== undefined && way.length < 50; node = way.at(-1)) {
    if (decider.isTerminal(node.state)) break
    const offboarding = commandOf({ at: node.now, by: 'customer' }, 'BeginOffboarding', {
      reason: 'the end',
    })
    const step =
      node.state.status === 'Connected'
        ? { command: offboarding }
        : nextStep(decider, 'both', { state: node.state, now: node.now, count: way.length })
    if (step === undefined) break
    way.push(give(decider, node, step.command))
  }
  return way
}

type Wanted = (command: OnboardingCommand) => boolean

const isPeeringStatus =
  (status: string): Wanted =>
  ({ type, data }) =>
    type === 'RecordPeeringStatus' && data.status === status

const ends: ReadonlyArray<Wanted> = [
  ({ type }) => type === 'RecordPeeringRequested',
  isPeeringStatus('expired'),
]

/** Situations before or during the use of a connection that take several transitions to reach. */
const detours: ReadonlyArray<ReadonlyArray<Wanted>> = [
  [
    ({ type, by }) => type === 'Suspend' && by === 'rescale',
    ({ type, by }) => type === 'Suspend' && by === 'customer',
  ],
  [isPeeringStatus('deleted'), ...ends, ...ends, ...ends],
  [
    isPeeringStatus('deleted'),
    ({ type }) => type === 'RecordPeeringRequested',
    isPeeringStatus('active'),
  ],
  [
    ({ type }) => type === 'RotateExternalId',
    ({ type, data }) => type === 'RecordRoleProbe' && data.withNextExternalId === 'allowed',
  ],
]

/** Follows a detour from a node. */
const along = (
  decider: Decider,
  from: Node,
  wanted: ReadonlyArray<Wanted>,
): ReadonlyArray<Node> => {
  const way: Node[] = []
  let node = from
  for (const isWanted of wanted) {
    const command = commandsIn(node).find(isWanted)
    if (command === undefined) break
    node = give(decider, node, command)
    way.push(node)
  }
  return way
}

/** The start nodes: from these, all other states are near. */
const stations = (decider: Decider): ReadonlyArray<Node> => {
  const way = goodLife(decider)
  const inUse = way.find(({ state }) => state.status === 'Connected')
  return inUse === undefined
    ? way
    : [...way, ...detours.flatMap((wanted) => along(decider, inUse, wanted))]
}

// checks

const isOver =
  ({ isTerminal }: Decider) =>
  (state: OnboardingState): boolean =>
    isTerminal(state)

const isDone =
  (decider: Decider) =>
  (state: OnboardingState): boolean =>
    state.status === 'Connected' || decider.isTerminal(state)

/** Ends an onboarding as a customer would, with the command that its state allows. */
const ended = ({ decide, evolve }: Decider, { state, now }: Node): OnboardingState => {
  const type = hasStack(state) ? 'BeginOffboarding' : 'Cancel'
  const decision = decide(
    commandOf({ at: now, by: 'customer' }, type, { reason: 'the end' }),
    state,
  )
  return E.isRight(decision) ? decision.right.reduce(evolve, state) : state
}

/** The required continuations of a node: the goal of each, and its time limit. */
const waysOn = (decider: Decider, node: Node): Broken => {
  if (node.state.status === 'NotRequested') return undefined
  const day: Pick<Run, 'decider' | 'pauseSeconds'> = { decider, pauseSeconds: daySeconds }
  const both = { ...day, parties: 'both' as const, seconds: 60 * daySeconds }
  const connects = play({ ...both, until: isDone(decider) }, node)
  if (!isDone(decider)(connects)) return `both parties can connect, or end: ${connects.status}`
  const closes = play(
    { ...both, until: isOver(decider) },
    { state: ended(decider, node), now: node.now },
  )
  if (!decider.isTerminal(closes)) return `both parties can end it: ${closes.status}`
  // Nearly all of that time is waiting: a program that looks every week has to end it as well.
  const week = { decider, pauseSeconds: 7 * daySeconds }
  const alone = { ...week, parties: 'program alone' as const, seconds: 3 * 366 * daySeconds }
  const abandoned = play({ ...alone, until: isOver(decider) }, node)
  return decider.isTerminal(abandoned)
    ? undefined
    : `a customer that never answers holds nothing for ever: ${abandoned.status}`
}

/** What the continuations depend on: everything except the observations. */
const stateKeyOf = (node: Node): string => keyOf({ ...node, facts: nothingKnown })

// exploration

interface Search {
  readonly decider: Decider
  readonly seen: Set<string>
  readonly ways: Set<string>
  readonly statuses: Set<string>
  readonly violations: Violation[]
  readonly open: Node[]
}

const note = ({ violations }: Search, node: Node, rule: Broken): void => {
  if (rule !== undefined) violations.push({ rule, path: pathTo(node) })
}

const checkNode = (search: Search, node: Node): void => {
  const { decider, ways } = search
  note(search, node, asked(decider, node))
  note(search, node, connected(decider, node))
  note(search, node, suspendedByAll(decider, node))
  note(search, node, undone(decider, node))
  const key = stateKeyOf(node)
  if (ways.has(key)) return
  ways.add(key)
  note(search, node, waysOn(decider, node))
}

const visit = (search: Search, node: Node): void => {
  const key = keyOf(node)
  if (search.seen.has(key)) return
  search.seen.add(key)
  search.statuses.add(node.state.status)
  search.open.push(node)
  checkNode(search, node)
}

const expand = (search: Search, node: Node): void => {
  const { decider } = search
  for (const command of commandsIn(node)) {
    const decision = decider.decide(command, node.state)
    if (E.isLeft(decision)) continue
    const events = decision.right
    const next = after(decider, node, { move: { kind: 'command', command }, events })
    if (events.length > 0) {
      note(search, next, claimsExact(decider, node, { node: next, events }))
      note(search, next, goneForSure(node, { command, events }))
      note(search, next, repeated(decider, next, command))
      note(search, next, stale(decider, node, command))
    }
    visit(search, next)
  }
  for (const seconds of jumpsSeconds) {
    visit(search, after(decider, node, { move: { kind: 'time', seconds }, events: [] }))
  }
}

/** Explores until there are no new states, as many as wanted, or a violation that is sought. */
export const explore = (options: ExploreOptions): Exploration => {
  const { mostStates, sought = /./, decider = onboardingDecider } = options
  const search: Search = {
    decider,
    seen: new Set(),
    ways: new Set(),
    statuses: new Set(),
    violations: [],
    open: [],
  }
  for (const node of stations(decider)) visit(search, node)
  for (let index = 0; index < search.open.length; index += 1) {
    const node = search.open[index]
    if (node === undefined || search.seen.size >= mostStates) break
    if (search.violations.some(({ rule }) => sought.test(rule))) break
    expand(search, node)
  }
  const { seen, statuses, violations } = search
  return { states: seen.size, statuses, violations }
}
