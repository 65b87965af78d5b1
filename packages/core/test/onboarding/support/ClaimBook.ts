/**
 * What an onboarding must hold, kept by somebody who reads the stream and knows neither states nor
 * how claims are worked out.
 */
import type { Ipv4Cidr } from '../../../src/network/Ipv4Cidr.ts'
import type { Claim } from '../../../src/onboarding/claims.ts'
import type {
  EndingBegun,
  OnboardingEvent,
  OnboardingEventData,
  OnboardingEventOf,
  OnboardingEventType,
} from '../../../src/onboarding/OnboardingEvent.ts'
import { StackName } from '../../../src/cloudformation/StackName.ts'
import type { StackReport } from '../../../src/onboarding/StackReport.ts'
import type { TeardownStep } from '../../../src/onboarding/Teardown.ts'
import { known } from './known.ts'

export interface ClaimBook {
  readonly request?: OnboardingEventData['OnboardingRequested']
  /** The block that is agreed: leased, or of the stack. */
  readonly block?: Ipv4Cidr
  readonly secondary: ReadonlyArray<Ipv4Cidr>
  readonly stack?: StackReport
  /** What is left to do, while it is being ended. */
  readonly outstanding?: ReadonlyArray<TeardownStep>
  readonly externalIds: ReadonlyArray<string>
}

export const emptyBook: ClaimBook = { secondary: [], externalIds: [] }

const without = (book: ClaimBook, ...steps: ReadonlyArray<TeardownStep>): ClaimBook =>
  book.outstanding === undefined
    ? book
    : { ...book, outstanding: book.outstanding.filter((step) => !steps.includes(step)) }

const withoutBlock = ({ block: _block, ...book }: ClaimBook): ClaimBook => book
const goneBackOn = ({ outstanding: _steps, ...book }: ClaimBook): ClaimBook => book

type Entry<Type extends OnboardingEventType> = (
  book: ClaimBook,
  data: OnboardingEventData[Type],
) => ClaimBook

const ending = (book: ClaimBook, { outstanding = [] }: EndingBegun): ClaimBook => ({
  ...book,
  outstanding,
})

const stepDone =
  (...steps: ReadonlyArray<TeardownStep>) =>
  (book: ClaimBook): ClaimBook =>
    without(book, ...steps)

/** What each event changes; those that are missing here change nothing that is held. */
const entries: { readonly [Type in OnboardingEventType]?: Entry<Type> } = {
  OnboardingRequested: (book, request) => ({ ...book, request }),
  CidrLeased: (book, { cidr }) => ({ ...book, block: cidr }),
  CidrDeclined: (book, { cidr }) => (book.block === cidr ? withoutBlock(book) : book),
  LeaseLapsed: withoutBlock,
  SetupIssued: (book, { setup }) => ({
    ...book,
    externalIds: [...book.externalIds, setup.externalId],
  }),
  ExternalIdRotationBegun: (book, { nextExternalId }) => ({
    ...book,
    externalIds: [...book.externalIds, nextExternalId],
  }),
  StackReported: (book, { stack }) => ({ ...book, stack, block: stack.vpcCidr }),
  SecondaryCidrAgreed: (book, { cidr }) => ({ ...book, secondary: [...book.secondary, cidr] }),
  SecondaryCidrReleased: (book, { cidr }) => ({
    ...book,
    secondary: book.secondary.filter((held) => held !== cidr),
  }),
  OffboardingBegun: ending,
  OnboardingCancelled: ending,
  OffboardingAborted: goneBackOn,
  RescaleRoutesRemoved: stepDone('RescaleRoutesRemoved'),
  CustomerRoutesRemoved: stepDone('CustomerRoutesRemoved'),
  PeeringRemoved: stepDone('PeeringRemoved'),
  AccountClean: stepDone('AccountClean'),
  StackDeleted: stepDone('StackDeleted', 'CustomerRoutesRemoved'),
  AccessLost: stepDone('CustomerRoutesRemoved'),
  ClosedUnconfirmed: (book, { unconfirmed }) => without(book, ...unconfirmed),
}

const writeBy = <Type extends OnboardingEventType>(
  book: ClaimBook,
  event: OnboardingEventOf<Type>,
): ClaimBook => {
  const entry: Entry<Type> | undefined = entries[event.type]
  return entry?.(book, event.data) ?? book
}

/** Writes down one event. */
export const write = (book: ClaimBook, event: OnboardingEvent): ClaimBook => writeBy(book, event)

export const isOver = ({ outstanding }: ClaimBook): boolean => outstanding?.length === 0

/** Whether routes or a peering of Rescale's may still lead to the customer's blocks. */
export const mayReachBlocks = ({ outstanding }: ClaimBook): boolean =>
  outstanding === undefined ||
  outstanding.includes('RescaleRoutesRemoved') ||
  outstanding.includes('PeeringRemoved')

/** Everything that must be held at present, external IDs apart. */
export const heldBy = (book: ClaimBook): ReadonlyArray<Claim> => {
  const { request, block, secondary, stack } = book
  if (request === undefined || isOver(book)) return []
  const { accountId, region, companyCode, stackName } = request.request
  const blocks = mayReachBlocks(book) ? [...(block === undefined ? [] : [block]), ...secondary] : []
  return [
    {
      kind: 'Stack',
      accountId,
      region,
      stackName: stackName ?? known(StackName, `rescale-byoa-${companyCode}`),
    },
    ...blocks.map((cidr): Claim => ({
      kind: 'Cidr',
      rescaleVpcId: request.rescaleVpc.vpcId,
      cidr,
    })),
    ...(stack === undefined
      ? []
      : [
          { kind: 'RoleArn', roleArn: stack.roleArn } as const,
          { kind: 'CustomerVpc', vpcId: stack.vpcId } as const,
        ]),
  ]
}
