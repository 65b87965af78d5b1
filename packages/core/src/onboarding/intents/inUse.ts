/** The intents of a connection that has worked. */
import { omitUndefined } from '../../codec/omitUndefined.ts'
import { partOfFinding } from '../../inspection/findDrift.ts'
import type { InspectionFinding } from '../../inspection/InspectionFinding.ts'
import type { Party } from '../../values/Party.ts'
import { type Intent, intentOf } from '../Intent.ts'
import {
  type Degraded,
  type InUse,
  type OnboardingState,
  type Suspended,
  isInUse,
} from '../OnboardingState.ts'
import type { Intents } from './deadlines.ts'
import { correctRole, reportTrust } from './verification.ts'

/** Repeats every verification for as long as the connection is in use. */
export const watch = (state: InUse): Intents => {
  const peeringId = state.peering?.peeringId
  return [
    intentOf('rescale', 'ProbeRole', {}),
    intentOf('rescale', 'InspectConnection', omitUndefined({ peeringId })),
  ]
}

/** Returns whether an intent is one of these repeated verifications. */
export const isWatch = (state: OnboardingState, { type, deadline }: Intent): boolean =>
  isInUse(state) && deadline === undefined && (type === 'InspectConnection' || type === 'ProbeRole')

const errorsIn = (
  findings: ReadonlyArray<InspectionFinding>,
  ...parts: ReadonlyArray<ReturnType<typeof partOfFinding>>
): ReadonlyArray<InspectionFinding> =>
  findings.filter((finding) => finding.level === 'error' && parts.includes(partOfFinding(finding)))

/** What a party has to repair on its side of the peering. */
const peeringErrors = (
  findings: ReadonlyArray<InspectionFinding>,
  party: Party,
): ReadonlyArray<InspectionFinding> =>
  errorsIn(findings, 'peering').filter((finding) =>
    finding.id === 'peering-dns-off' ? finding.evidence.side === party : party === 'customer',
  )

const repair = (party: Party, findings: ReadonlyArray<InspectionFinding>): Intents =>
  findings.length === 0 ? [] : [intentOf(party, 'RepairConnection', { findings })]

/** What the customer has to correct for the connection to work as agreed. */
const corrections = (state: Degraded | Suspended): Intents => {
  const vpc = errorsIn(state.findings, 'vpc')
  return [
    ...correctRole(state),
    ...reportTrust(state),
    ...(vpc.length === 0 ? [] : [intentOf('customer', 'CorrectVpc', { findings: vpc })]),
    ...repair('customer', [
      ...peeringErrors(state.findings, 'customer'),
      ...errorsIn(state.findings, 'customerRouteTables'),
    ]),
  ]
}

/** Returns the corrections; routes over a peering that is not active wait until it is. */
export const inDegraded = (state: Degraded): Intents => {
  const isPeeringDown = state.findings.some(({ id }) => id === 'peering-not-active')
  return [
    ...(isPeeringDown
      ? []
      : repair('rescale', [
          ...peeringErrors(state.findings, 'rescale'),
          ...errorsIn(state.findings, 'rescaleRouteTables'),
        ])),
    ...corrections(state),
  ]
}

/** Asks each party that suspended the connection whether to resume it. */
export const inSuspended = (state: Suspended): Intents => {
  const { rescale, customer } = state.suspensions
  return [
    ...(rescale === undefined
      ? []
      : [intentOf('rescale', 'DecideResumption', { reason: rescale.reason })]),
    ...(customer === undefined
      ? []
      : [intentOf('customer', 'DecideResumption', { reason: customer.reason })]),
    ...corrections(state),
  ]
}
