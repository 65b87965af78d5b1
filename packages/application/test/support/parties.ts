/** Both parties on an in-memory AWS and an in-memory store, as application tests need them. */
import {
  type Failure,
  type CommandResult,
  type RescalePorts,
  failure,
  give,
} from '@byoa/application'
import {
  type ActionName,
  type InputOf,
  type OutputOf,
  administratorKeyOf,
  apply,
  withCustomerAccount,
} from '@byoa/cloud-memory'
import { AccountId, Region, RouteTableId } from '@byoa/core/iam/identity'
import { Ipv4Cidr } from '@byoa/core/network'
import { Instant, type Party } from '@byoa/core/values'
import {
  type Intent,
  type OnboardingEvent,
  type OnboardingEventType,
  OnboardingId,
  type OnboardingRequest,
  type Rejection,
  type StackReport,
  react,
} from '@byoa/core/onboarding'
import { type MemoryWorld, memoryWorld, stateOf } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

export type Parties = MemoryWorld

/** Takes a value written in a test through its codec. */
export const given = <A>(codec: t.Decoder<unknown, A>, value: unknown): A => {
  const decoded = codec.decode(value)
  if (E.isLeft(decoded)) throw new TypeError(`not valid in a test: ${JSON.stringify(value)}`)
  return decoded.right
}

/** Takes the good outcome; anything else ends the test with what went wrong. */
export const expectRight = <Err, A>(either: E.Either<Err, A>): A => {
  if (E.isLeft(either)) throw new Error(`expected Right, was ${JSON.stringify(either.left)}`)
  return either.right
}

/** A failure of the world that passes. */
export const outage: Failure = failure({
  operation: 'a call of a test',
  code: 'ServiceUnavailable',
  message: 'The service is unavailable.',
  retryable: true,
})

/** What a refusal by the domain matches; `rejection` is as much of it as the test looks at. */
export const refusal = (rejection: { readonly _tag: Rejection['_tag'] }): object => ({
  _tag: 'Left',
  left: { _tag: 'Rejected', rejection },
})

/** The types of the events that a command added. */
export const typesOf = ({ events }: CommandResult): ReadonlyArray<OnboardingEventType> =>
  events.map(({ type }) => type)

export const region = given(Region, 'us-east-1')
export const customerAccount = given(AccountId, '111122223333')
export const cidr = given(Ipv4Cidr, '10.50.0.0/16')
export const start = given(Instant, '2026-01-05T09:00:00.000Z')

/** Builds a fresh world with Rescale and one customer in it. */
export const parties = (): Parties => memoryWorld()

export { playTo, stateOf } from '@byoa/testing/world'

/** Rescale's ports, where its own account answers some calls as given. */
export const withRescaleCloud = (
  { rescale }: Parties,
  answers: Partial<RescalePorts['rescaleCloud']>,
): RescalePorts => ({ ...rescale, rescaleCloud: { ...rescale.rescaleCloud, ...answers } })

/** Rescale's ports, where the customer's account answers some calls as given. */
export const withCustomerCloud = (
  { rescale }: Parties,
  answers: Partial<RescalePorts['customerCloud']>,
): RescalePorts => ({ ...rescale, customerCloud: { ...rescale.customerCloud, ...answers } })

/** The types of everything that happened, in order. */
export const history = async ({
  rescale,
  onboardingId,
}: Parties): Promise<ReadonlyArray<string>> => {
  const stream = expectRight(await rescale.store.read(onboardingId)())
  return stream.events.map(({ type }) => type)
}

type EventOf<Type extends OnboardingEventType> = Extract<OnboardingEvent, { readonly type: Type }>

/** Every event of a type that was recorded, in order. */
export const recorded = async <Type extends OnboardingEventType>(
  { rescale, onboardingId }: Parties,
  type: Type,
): Promise<ReadonlyArray<EventOf<Type>>> => {
  const { events } = expectRight(await rescale.store.read(onboardingId)())
  return events.filter((event): event is EventOf<Type> => event.type === type)
}

/** Another customer in the same world, with its own account and block, told apart by a number. */
export const otherCustomer = (
  played: Parties,
  index: number,
  change: Partial<OnboardingRequest> = {},
): Parties => {
  const accountId = given(AccountId, String(200_000_000_000 + index))
  const own = { ...played.request, accountId, ...change }
  played.cloud.changeWorld((world) => withCustomerAccount(world, { accountId, region: own.region }))
  return {
    ...played,
    onboardingId: given(OnboardingId, `onb-${String(index).padStart(16, '0')}`),
    request: own,
    cidr: given(Ipv4Cidr, `10.${100 + index}.0.0/16`),
    customer: { ...played.customer, console: played.cloud.customerConsole(accountId) },
  }
}

/** Another worker records something: what was begun before says nothing any more. */
export const overtake = async (played: Parties): Promise<void> => {
  const { rescale: ports, onboardingId } = played
  const state = await stateOf(played)
  if (state.status === 'NotRequested') throw new Error('not requested')
  const routeTableIds = [
    ...state.rescaleVpc.routeTableIds,
    given(RouteTableId, 'rtb-0123456789abcdef0'),
  ]
  const rescaleVpc = { ...state.rescaleVpc, routeTableIds }
  played.cloud.advanceTime(60)
  expectRight(
    await give({ ports, onboardingId, by: 'rescale' }, 'RecordRescaleVpc', { rescaleVpc })(),
  )
}

/** What is asked of a party now. */
export const askedOf = async (played: Parties, party: Party): Promise<ReadonlyArray<Intent>> => {
  const state = await stateOf(played)
  if (state.status === 'NotRequested') return []
  return react(state, played.rescale.clock.now()).filter((intent) => intent.party === party)
}

/** The administrator of an account does something with the AWS API. */
export const asAdministrator = <Name extends ActionName>(
  { cloud, request }: Parties,
  accountId: AccountId,
  [action, input]: readonly [Name, InputOf<Name>],
): OutputOf<Name> => {
  const accessKeyId = administratorKeyOf(cloud.world(), accountId)
  const caller = { accessKeyId, region: request.region }
  const [world, result] = apply(cloud.world(), caller, { action, input })
  if (E.isLeft(result)) throw new Error(`${action}: ${JSON.stringify(result.left)}`)
  cloud.changeWorld(() => world)
  return result.right
}

/** Somebody in the customer's account does something with the AWS API. */
export const asCustomer = <Name extends ActionName>(
  played: Parties,
  action: Name,
  input: InputOf<Name>,
): OutputOf<Name> => asAdministrator(played, played.request.accountId, [action, input])

/** The customer takes the subnets from the stack's tables; returns the main table, used instead. */
export const leaveTables = (
  played: Parties,
  { vpcId }: Pick<StackReport, 'vpcId'>,
): string | undefined => {
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }]
  const { RouteTables } = asCustomer(played, 'DescribeRouteTables', { Filters })
  const associations = RouteTables.flatMap(({ Associations }) => Associations)
  for (const { SubnetId, RouteTableAssociationId: AssociationId } of associations) {
    if (SubnetId !== undefined && AssociationId !== undefined) {
      asCustomer(played, 'DisassociateRouteTable', { AssociationId })
    }
  }
  return associations.find(({ Main }) => Main)?.RouteTableId
}
