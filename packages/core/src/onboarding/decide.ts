/**
 * Decides a command: refused with a reason, or accepted with events.
 *
 * Laws
 * 1. A decision depends only on the state and the command.
 * 2. The events of an accepted command lead to a state in which the same command emits nothing.
 * 3. An onboarding that is over accepts nothing.
 * 4. A command that began before the last recorded change emits nothing.
 */
import { type AnyCommandRule, type Decision, noEvents, refuse } from './Decision.ts'
import type {
  OnboardingCommand,
  OnboardingCommandOf,
  OnboardingCommandType,
} from './OnboardingCommand.ts'
import { type OnboardingState, isTerminal } from './OnboardingState.ts'
import { abortOffboarding, beginOffboarding } from './rules/beginOffboarding.ts'
import { cancel } from './rules/cancel.ts'
import { closeUnconfirmed } from './rules/closeUnconfirmed.ts'
import { extendLease } from './rules/extendLease.ts'
import { issueSetup } from './rules/issueSetup.ts'
import { lapseLease } from './rules/lapseLease.ts'
import { proposeCidr } from './rules/proposeCidr.ts'
import { recordAccessRefused } from './rules/recordAccessRefused.ts'
import { recordInspection } from './rules/recordInspection.ts'
import { recordPeeringRequested } from './rules/recordPeeringRequested.ts'
import { recordPeeringStatus } from './rules/recordPeeringStatus.ts'
import { recordRescaleVpc } from './rules/recordRescaleVpc.ts'
import { recordRoleProbe } from './rules/recordRoleProbe.ts'
import { recordRoleTrust } from './rules/recordRoleTrust.ts'
import { recordRoutes } from './rules/recordRoutes.ts'
import { recordTeardown } from './rules/recordTeardown.ts'
import { recordVpcInspection } from './rules/recordVpcInspection.ts'
import { recordWorkDone, recordWorkFailure, retryWork } from './rules/recordWork.ts'
import { reportStack } from './rules/reportStack.ts'
import { requestOnboarding } from './rules/requestOnboarding.ts'
import { retryPeering } from './rules/retryPeering.ts'
import { abandonRotation, completeRotation, rotateExternalId } from './rules/rotateExternalId.ts'
import { proposeSecondaryCidr, releaseSecondaryCidr } from './rules/secondaryCidr.ts'
import { resume, suspend } from './rules/suspend.ts'

/** The rule of each command. */
export const commandRules: {
  readonly [Type in OnboardingCommandType]: AnyCommandRule<Type>
} = {
  RequestOnboarding: requestOnboarding,
  ProposeCidr: proposeCidr,
  ExtendLease: extendLease,
  LapseLease: lapseLease,
  IssueSetup: issueSetup,
  ReportStack: reportStack,
  RecordRoleProbe: recordRoleProbe,
  RecordRoleTrust: recordRoleTrust,
  RecordAccessRefused: recordAccessRefused,
  RecordVpcInspection: recordVpcInspection,
  RecordPeeringRequested: recordPeeringRequested,
  RecordPeeringStatus: recordPeeringStatus,
  RecordRoutes: recordRoutes,
  RecordInspection: recordInspection,
  RetryPeering: retryPeering,
  Suspend: suspend,
  Resume: resume,
  RotateExternalId: rotateExternalId,
  CompleteRotation: completeRotation,
  AbandonRotation: abandonRotation,
  ProposeSecondaryCidr: proposeSecondaryCidr,
  ReleaseSecondaryCidr: releaseSecondaryCidr,
  RecordRescaleVpc: recordRescaleVpc,
  Cancel: cancel,
  BeginOffboarding: beginOffboarding,
  AbortOffboarding: abortOffboarding,
  RecordTeardown: recordTeardown,
  CloseUnconfirmed: closeUnconfirmed,
  RecordWorkFailure: recordWorkFailure,
  RecordWorkDone: recordWorkDone,
  RetryWork: retryWork,
}

const isStale = ({ data }: OnboardingCommand, state: OnboardingState): boolean =>
  'began' in data &&
  data.began !== undefined &&
  state.status !== 'NotRequested' &&
  data.began < state.changedAt

const decideBy = <Type extends OnboardingCommandType>(
  command: OnboardingCommand & OnboardingCommandOf<Type>,
  state: OnboardingState,
): Decision => {
  const rule: AnyCommandRule<Type> = commandRules[command.type]
  if (isTerminal(state) && (state.status === 'Closed' || state.status === 'Cancelled')) {
    return refuse({ _tag: 'OnboardingOver', status: state.status })
  }
  if (!rule.by.includes(command.by)) {
    return refuse({
      _tag: 'WrongParty',
      command: command.type,
      by: command.by,
      permitted: rule.by,
    })
  }
  if (isStale(command, state) || rule.isSettled(state, command)) return noEvents
  return (
    rule.decide(state, command) ??
    refuse({
      _tag: 'WrongStatus',
      command: command.type,
      status: state.status,
      permitted: rule.permitted,
    })
  )
}

/**
 * Decides a command in a state. Left when it is refused; an empty list when nothing has to change.
 *
 * @example
 * import { decode } from '@byoa/core/codec'
 * import { Instant, commandOf, decide, initialState } from '@byoa/core/onboarding'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 *
 * const decision = pipe(
 *   decode(Instant, '2026-01-05T09:00:00.000Z'),
 *   E.map((at) => commandOf({ at, by: 'customer' }, 'Cancel', { reason: 'no more need' })),
 *   E.flatMap((command) => decide(command, initialState)),
 * )
 *
 * pipe(decision, E.mapLeft((refusal) => ('_tag' in refusal ? refusal._tag : 'malformed')))
 * // => E.left('WrongStatus')
 */
export const decide = (command: OnboardingCommand, state: OnboardingState): Decision =>
  decideBy(command, state)
