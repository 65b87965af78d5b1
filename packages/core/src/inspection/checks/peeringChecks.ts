/**
 * The peering: seen, active, between the agreed VPCs. A request that nobody accepts within seven
 * days expires.
 *
 * @source https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
import { render, secondsUntil } from '../../values/Instant.ts'
import type { Party } from '../../values/Party.ts'
import type { PeeringEnd, PeeringView } from '../accountSnapshots.ts'
import type { AgreedConnection } from '../AgreedConnection.ts'
import { findSidesWithoutDns } from '../findSidesWithoutDns.ts'
import { type Check, type Found, checkOf, existenceCheck } from './Check.ts'

const guide = 'https://docs.aws.amazon.com/vpc/latest/peering'

const isRequested = ({ peeringId }: AgreedConnection): boolean => peeringId !== undefined

const about = (page: string, owner: Party) =>
  ({ level: 'error', owner, source: `${guide}/${page}`, applies: isRequested }) as const

export const peeringVisible: Check = existenceCheck(
  about('vpc-peering-basics.html', 'rescale'),
  'peering',
  ({ peeringId }) => peeringId ?? 'peering',
)

const isPending = ({ status }: PeeringView): boolean =>
  status === 'initiating-request' || status === 'pending-acceptance'

/** Ended, or on the way to an end: Rescale asks for another. */
export const peeringActive: Check = checkOf(
  about('vpc-peering-basics.html', 'rescale'),
  ['peering'],
  ({ peering }) =>
    peering.status === 'active' || isPending(peering)
      ? []
      : [{ subject: peering.peeringId, expected: 'active', actual: peering.status }],
)

const secondsPerDay = 86_400

/** The clock of the request: an error on its last day. */
export const peeringPending: Check = checkOf(
  { ...about('accept-vpc-peering-connection.html', 'customer'), level: 'warning' },
  ['peering'],
  ({ peering }, { now }): ReadonlyArray<Found> => {
    const { expiresAt, peeringId, status } = peering
    if (!isPending(peering)) return []
    const isLastDay =
      expiresAt !== undefined && secondsUntil({ from: now, to: expiresAt }) <= secondsPerDay
    return [
      {
        level: isLastDay ? 'error' : 'warning',
        subject: peeringId,
        expected: 'active',
        actual: expiresAt === undefined ? status : `${status}, expires ${render(expiresAt)}`,
      },
    ]
  },
)

const renderEnd = ({ accountId, vpcId }: Pick<PeeringEnd, 'accountId' | 'vpcId'>): string =>
  `${accountId}/${vpcId}`

export const peeringEnds: Check = checkOf(
  about('vpc-peering-basics.html', 'rescale'),
  ['peering'],
  ({ peering }, { setup, rescaleVpc, stack }) => {
    const customer = { accountId: setup.customerAccountId, vpcId: stack?.vpcId ?? '' }
    const ends = [
      { seen: peering.requester, agreed: rescaleVpc },
      ...(stack === undefined ? [] : [{ seen: peering.accepter, agreed: customer }]),
    ]
    return ends
      .map(({ seen, agreed }) => ({ expected: renderEnd(agreed), actual: renderEnd(seen) }))
      .filter(({ expected, actual }) => expected !== actual)
      .map((compared) => ({ subject: peering.peeringId, ...compared }))
  },
)

/** Each side lets the other resolve its names. */
const dnsCheck = (owner: Party): Check =>
  checkOf(
    {
      ...about('vpc-peering-dns.html', owner),
      applies: (agreed) => isRequested(agreed) && agreed.peeringDns === true,
    },
    ['peering'],
    ({ peering }) =>
      findSidesWithoutDns(peering).includes(owner)
        ? [{ subject: peering.peeringId, expected: 'on', actual: 'off' }]
        : [],
  )

export const peeringDnsRescale: Check = dnsCheck('rescale')
export const peeringDnsCustomer: Check = dnsCheck('customer')
