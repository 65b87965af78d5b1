/**
 * The last observation of each part of the world, independent of the decider: derived from the
 * given commands, not from the state.
 */
import {
  type VpcSnapshot,
  findDrift,
  findProbeProblems,
  findVpcProblems,
} from '@byoa/core/inspection'
import {
  type OnboardingCommand,
  type OnboardingCommandOf,
  type OnboardingCommandType,
  type OnboardingEvent,
  type OnboardingState,
  type StateWithStack,
  expectedConnection,
  expectedVpc,
  hasStack,
  isInUse,
} from '@byoa/core/onboarding'

import { widePolicy } from './trustPolicies.ts'

export type Fact = 'unknown' | 'good' | 'bad'

export interface Facts {
  readonly role: Fact
  readonly trust: Fact
  readonly access: Fact
  readonly vpc: Fact
  readonly peering: Fact
  readonly rescaleRoutes: Fact
  readonly customerRoutes: Fact
}

export const nothingKnown: Facts = {
  role: 'unknown',
  trust: 'unknown',
  access: 'unknown',
  vpc: 'unknown',
  peering: 'unknown',
  rescaleRoutes: 'unknown',
  customerRoutes: 'unknown',
}

const fact = (isGood: boolean): Fact => (isGood ? 'good' : 'bad')

const isFresh = ({ data }: OnboardingCommand, state: StateWithStack): boolean =>
  !('began' in data) || data.began === undefined || data.began >= state.changedAt

const isSound = (findings: ReadonlyArray<{ readonly level: string }>): boolean =>
  findings.every(({ level }) => level !== 'error')

/** An agreed secondary block that is not associated is not in use, which is no defect. */
const vpcFact = (state: StateWithStack, vpc: VpcSnapshot): Fact => {
  const { secondaryCidrs = [], ...expected } = expectedVpc(state)
  const present = secondaryCidrs.filter((cidr) => vpc.cidrs.includes(cidr))
  return fact(isSound(findVpcProblems({ ...expected, secondaryCidrs: present }, vpc)))
}

const inspected = (
  state: StateWithStack,
  { data: { seen } }: OnboardingCommandOf<'RecordInspection'>,
): Partial<Facts> => {
  if (!isInUse(state) || !('peering' in state) || state.peering === undefined) return {}
  const expected = expectedConnection(state, state.peering.peeringId)
  return {
    ...(seen.peering === undefined ? {} : { peering: fact(seen.peering.status === 'active') }),
    ...('vpc' in seen ? { access: 'good' } : {}),
    ...(seen.vpc === undefined ? {} : { vpc: vpcFact(state, seen.vpc) }),
    ...(seen.rescaleRouteTables === undefined
      ? {}
      : {
          rescaleRoutes: fact(
            findDrift(expected, { rescaleRouteTables: seen.rescaleRouteTables }).length === 0,
          ),
        }),
    ...(seen.customerRouteTables === undefined || ('vpc' in seen && seen.vpc === undefined)
      ? {}
      : {
          customerRoutes: fact(
            findDrift(expected, { customerRouteTables: seen.customerRouteTables }).length === 0,
          ),
        }),
  }
}

const probed = (
  state: StateWithStack,
  { data }: OnboardingCommandOf<'RecordRoleProbe'>,
): Partial<Facts> => {
  if (data.externalId !== state.setup.externalId || data.roleArn !== state.stack.roleArn) return {}
  const { probe, nextExternalId, withNextExternalId } = data
  const { rotation } = state
  const isOpen = findProbeProblems({ ...probe, withExternalId: 'allowed' }).length > 0
  if (isOpen) return { role: 'bad' }
  if (probe.withExternalId === 'allowed') return { role: 'good' }
  if (rotation === undefined) return { role: 'bad' }
  // During a rotation only the probe with the next ID shows that the role refuses both.
  return nextExternalId === rotation.nextExternalId && withNextExternalId !== undefined
    ? { role: fact(withNextExternalId === 'allowed') }
    : {}
}

const routesSeen = (
  state: StateWithStack,
  { data: { side, routeTables } }: OnboardingCommandOf<'RecordRoutes'>,
): Partial<Facts> => {
  if (!('peering' in state) || state.peering === undefined) return {}
  const expected = expectedConnection(state, state.peering.peeringId)
  const seen =
    side === 'rescale' ? { rescaleRouteTables: routeTables } : { customerRouteTables: routeTables }
  const isGood = findDrift(expected, seen).length === 0
  // A working route shows that its peering works.
  const peering: Partial<Facts> = isGood ? { peering: 'good' } : {}
  return side === 'rescale'
    ? { ...peering, rescaleRoutes: fact(isGood) }
    : { ...peering, customerRoutes: fact(isGood), access: 'good' }
}

const learners: {
  readonly [Type in OnboardingCommandType]?: (
    state: StateWithStack,
    command: OnboardingCommandOf<Type>,
  ) => Partial<Facts>
} = {
  RecordRoleProbe: probed,
  RecordRoleTrust: (_state, { data: { trustPolicy } }) =>
    trustPolicy === undefined ? {} : { trust: fact(trustPolicy !== widePolicy) },
  RecordAccessRefused: () => ({ access: 'bad' }),
  RecordVpcInspection: (state, { data: { vpc } }) => ({
    access: 'good',
    ...(vpc === undefined ? {} : { vpc: vpcFact(state, vpc) }),
  }),
  RecordPeeringStatus: (_state, { data: { status } }) =>
    status === 'not-visible' ? {} : { peering: fact(status === 'active') },
  RecordRoutes: routesSeen,
  RecordInspection: inspected,
}

const learnt = <Type extends OnboardingCommandType>(
  state: StateWithStack,
  command: OnboardingCommandOf<Type>,
): Partial<Facts> => {
  const learner: (typeof learners)[Type] = learners[command.type]
  return learner === undefined ? {} : learner(state, command)
}

/** Events that invalidate all observations. */
const resets: ReadonlySet<OnboardingEvent['type']> = new Set([
  'StackReported',
  'PeeringFailed',
  'PeeringRejected',
  'PeeringExpired',
  'PeeringDeleted',
  'Resumed',
  'OffboardingAborted',
])

/** Returns the observations after an accepted command and its events. */
export const learn = (
  facts: Facts,
  state: OnboardingState,
  {
    command,
    events,
  }: { readonly command: OnboardingCommand; readonly events: ReadonlyArray<OnboardingEvent> },
): Facts => {
  if (events.some(({ type }) => resets.has(type))) return nothingKnown
  if (!hasStack(state) || !isFresh(command, state)) return facts
  return { ...facts, ...learnt(state, command) }
}

/** Returns whether the observations are those of a working connection. */
export const isWorking = ({ trust, ...facts }: Facts): boolean =>
  trust !== 'bad' &&
  facts.access !== 'bad' &&
  [facts.role, facts.vpc, facts.peering, facts.rescaleRoutes, facts.customerRoutes].every(
    (one) => one === 'good',
  )
