/** The actions of the people of a fleet: Rescale's operators, and the customers. */
import {
  type CustomerPorts,
  type Submitter,
  type OnboardingError,
  type RescalePorts,
  abandonRotation,
  abortOffboarding,
  beginOffboarding,
  cancel,
  closeUnconfirmed,
  failure,
  loadOnboarding,
  performCustomerIntent,
  proposeCidr,
  proposeSecondaryCidr,
  replaceRotation,
  reportStack,
  requestOnboarding,
  resume,
  retryPeering,
  retryWork,
  rotateExternalId,
  suspend,
  templateOf,
} from '@byoa/application'
import type { Ipv4Cidr } from '@byoa/core/network'
import {
  type Intent,
  type IntentType,
  type OnboardingId,
  type OnboardingRequest,
  type SetupIssued,
  type StackReport,
  isTerminal,
  react,
  stackNameOf,
  type KnownState,
} from '@byoa/core/onboarding'
import type { Party } from '@byoa/core/values'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Decision } from './FleetPlan.ts'

/** An onboarding of a fleet, and its customer's plan. */
export interface FleetMember {
  readonly onboardingId: OnboardingId
  /** The onboarding that has to be over before this one is requested; absent: requested at once. */
  readonly after?: OnboardingId
  readonly request: OnboardingRequest
  /** The blocks that it proposes, in order. */
  readonly blocks: ReadonlyArray<Ipv4Cidr>
  readonly secondaryBlock: Ipv4Cidr
  /** Its report before the current stack. */
  readonly reports: StackReport[]
}

/** Reads the state of an onboarding; nothing when it is not requested yet, or cannot be read. */
export const stateOf = async (
  { store }: Pick<RescalePorts, 'store'>,
  { onboardingId }: Pick<FleetMember, 'onboardingId'>,
): Promise<KnownState | undefined> => {
  const loaded = await loadOnboarding(store, onboardingId)()
  return E.isRight(loaded) ? loaded.right.state : undefined
}

/** Returns whether an onboarding is due to be requested. */
export const isDue = async (
  ports: Pick<RescalePorts, 'store'>,
  { after }: FleetMember,
): Promise<boolean> => {
  if (after === undefined) return true
  const before = await stateOf(ports, { onboardingId: after })
  return before !== undefined && isTerminal(before)
}

type Work = TE.TaskEither<OnboardingError, unknown>

const operations: {
  readonly [Type in IntentType]?: (ports: RescalePorts, onboardingId: OnboardingId) => Work
} = {
  ReviewPeering: retryPeering,
  ReviewRotation: abandonRotation,
  ReviewFailure: retryWork,
  DecideResumption: (ports, onboardingId) => resume({ ports, onboardingId, by: 'rescale' }),
}

/** How a person at Rescale responds to an intent that needs a decision. */
export const operate = async (
  ports: RescalePorts,
  { onboardingId }: FleetMember,
  { type, party }: Intent,
): Promise<unknown> => (party === 'rescale' ? operations[type]?.(ports, onboardingId)() : undefined)

/** How the customer responds to an intent; nothing when it is not the customer's. */
export const answer = async (
  { rescale, customer }: { readonly rescale: RescalePorts; readonly customer: CustomerPorts },
  { onboardingId, blocks }: FleetMember,
  { state, intent }: { readonly state: KnownState; readonly intent: Intent },
): Promise<E.Either<OnboardingError, unknown> | undefined> => {
  if (intent.party !== 'customer') return undefined
  if (intent.type === 'ProposeCidr') {
    const declined = state.status === 'Requested' ? state.declined : undefined
    const next = declined === undefined ? blocks[0] : declined.alternatives[0]
    return next === undefined ? undefined : proposeCidr(rescale, onboardingId, next)()
  }
  return intent.type === 'DecideResumption'
    ? resume({ ports: rescale, onboardingId, by: 'customer' })()
    : performCustomerIntent({ ...rescale, ...customer }, state, intent)?.()
}

/** Opens the onboarding when it is due. */
export const request = async (ports: RescalePorts, member: FleetMember): Promise<unknown> =>
  (await isDue(ports, member))
    ? requestOnboarding(ports, member.onboardingId, member.request)()
    : undefined

/** Lists the pending intents. */
export const askedIn = (ports: RescalePorts, state: KnownState): ReadonlyArray<Intent> =>
  isTerminal(state) ? [] : react(state, ports.clock.now())

// decisions

interface Deciding {
  readonly submitter: Submitter
  readonly ports: RescalePorts
  readonly customer: CustomerPorts
  readonly member: FleetMember
  readonly state: KnownState | undefined
}

const proposeOther = ({
  ports,
  member: {
    onboardingId,
    blocks: [, other],
  },
}: Deciding): Work | undefined =>
  other === undefined ? undefined : proposeCidr(ports, onboardingId, other)

/** Runs the stack without reporting it. */
const runUnreported = ({ console }: CustomerPorts, state: SetupIssued): Work =>
  pipe(
    TE.fromEither(templateOf(state, state.setup)),
    TE.mapLeft(({ _tag: code }) =>
      failure({ operation: 'templateOf', code, message: 'there is no template', retryable: false }),
    ),
    TE.flatMap(({ body }) =>
      console.runStack({
        region: state.request.region,
        stackName: stackNameOf(state),
        templateBody: body,
      }),
    ),
  )

const report = (
  { ports, member: { onboardingId } }: Deciding,
  stack: StackReport | undefined,
): Work | undefined => (stack === undefined ? undefined : reportStack(ports, onboardingId, stack))

const decisions: Readonly<Record<Decision, (deciding: Deciding) => Work | undefined>> = {
  cancel: ({ submitter }) => cancel(submitter, 'changed our mind'),
  'begin-offboarding': ({ submitter }) => beginOffboarding(submitter, 'the end'),
  'abort-offboarding': ({ submitter }) => abortOffboarding(submitter),
  suspend: ({ submitter }) => suspend(submitter, 'a pause'),
  resume: ({ submitter }) => resume(submitter),
  rotate: ({ ports, member }) => rotateExternalId(ports, member.onboardingId),
  'replace-rotation': ({ ports, member }) => replaceRotation(ports, member.onboardingId),
  'abandon-rotation': ({ ports, member }) => abandonRotation(ports, member.onboardingId),
  'propose-other-block': proposeOther,
  'propose-secondary-block': ({ ports, member: { onboardingId, secondaryBlock } }) =>
    proposeSecondaryCidr(ports, onboardingId, secondaryBlock),
  'report-again': (deciding) => report(deciding, deciding.member.reports.at(-1)),
  'report-former-stack': (deciding) => report(deciding, deciding.member.reports[0]),
  'run-then-propose-other-block': (deciding) =>
    deciding.state?.status === 'SetupIssued'
      ? pipe(
          runUnreported(deciding.customer, deciding.state),
          TE.flatMap(() => proposeOther(deciding) ?? TE.right(undefined)),
        )
      : undefined,
  'close-unconfirmed': ({ ports, member }) =>
    closeUnconfirmed(ports, member.onboardingId, 'enough'),
  'retry-peering': ({ ports, member }) => retryPeering(ports, member.onboardingId),
  'retry-work': ({ ports, member }) => retryWork(ports, member.onboardingId),
}

/** A person's decision, requested or not. */
export const decideFor = async (
  { ports, customer }: { readonly ports: RescalePorts; readonly customer: CustomerPorts },
  member: FleetMember,
  { what, by }: { readonly what: Decision; readonly by: Party },
): Promise<unknown> => {
  const submitter = { ports, onboardingId: member.onboardingId, by }
  const state = await stateOf(ports, member)
  return decisions[what]({ submitter, ports, customer, member, state })?.()
}
