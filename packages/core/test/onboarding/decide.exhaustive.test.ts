/**
 * Every command in every status by every party, against a table written by hand from the process
 * and not from the rules: the columns are the statuses in the order of a life, then the three ends.
 *
 *     +  accepted, something happens          =  accepted, nothing has to change
 *     -  refused in this status (WrongStatus)  !  refused for another reason (named in the test
 *       below)
 *     x  refused from this party (WrongParty)  #  the onboarding is over
 */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import type { Decision } from '../../src/onboarding/Decision.ts'
import type {
  OnboardingCommand,
  OnboardingCommandType,
} from '../../src/onboarding/OnboardingCommand.ts'
import type { Party } from '../../src/values/Party.ts'
import { commandRules, decide } from '../../src/onboarding/decide.ts'
import { command as commandOf, usual } from './support/commands.ts'
import {
  type History,
  happened,
  histories,
  proven,
  rotating,
  stepsDone,
  withAssociatedCidr,
  withFailures,
  withSecondaryCidr,
  withUnreadableTrust,
} from './support/histories.ts'
import * as sample from './support/sample.ts'

const columns: ReadonlyArray<keyof typeof histories> = [
  'notRequested',
  'requested',
  'leased',
  'issued',
  'reported',
  'verified',
  'pending',
  'active',
  'connected',
  'degraded',
  'suspended',
  'offboarding',
  'cancelling',
  'cancelled',
  'closed',
]

interface Row {
  readonly type: OnboardingCommandType
  readonly by: 'customer' | 'rescale' | 'both'
  /** One sign for each column; two rows where it matters which party gives the command. */
  readonly cells: string | { readonly [By in Party]: string }
  /** A command whose data is right but new, so that only the status speaks against it. */
  readonly command: (by: Party) => OnboardingCommand
  /** What happened before, beside what leads to the status, and how that is called. */
  readonly before?: readonly [title: string, history: (history: History) => History]
}

const first = sample.peeringOf(1)
const later = sample.leaseEnd

const provenRotation = (history: History): History => rotating(history, proven)
const rescaleSideDone = (history: History): History => [
  ...history,
  ...stepsDone('RescaleRoutesRemoved', 'PeeringRemoved'),
]
const failed = (history: History): History => withFailures(history, 1)

const withTrust = (history: History): History => [
  ...history,
  happened('TrustVerified', { roleArn: sample.roleArn }),
]
const unreadableTrust = (by: Party): OnboardingCommand =>
  commandOf('RecordRoleTrust', { roleArn: sample.roleArn }, { by }) as OnboardingCommand

const openProbe = { ...sample.goodProbe, withoutExternalId: 'allowed' } as const
const refusedProbe = { ...sample.goodProbe, withExternalId: 'refused' } as const
const wrongVpc = { ...sample.goodVpc, state: 'pending' } as const

const table: ReadonlyArray<Row> = [
  //                                           req  iss  ver  act  deg  off  over
  //                                        not  lea  rep  pen  con  sus  ing  closed
  {
    type: 'RequestOnboarding',
    by: 'customer',
    cells: '+------------##',
    command: (by) => usual('RequestOnboarding', { onboardingId: sample.otherOnboardingId }, { by }),
  },
  {
    type: 'ProposeCidr',
    by: 'customer',
    cells: '-+++---------##',
    command: (by) => usual('ProposeCidr', { cidr: sample.otherCidr }, { by }),
  },
  {
    type: 'ExtendLease',
    by: 'rescale',
    cells: '--++---------##',
    command: (by) => usual('ExtendLease', { leaseSeconds: 30 * 24 * 3600 }, { by }),
  },
  {
    type: 'LapseLease',
    by: 'rescale',
    cells: '-=++---------##',
    command: (by) => usual('LapseLease', {}, { by, at: later }),
  },
  {
    type: 'IssueSetup',
    by: 'rescale',
    cells: '--+!---------##',
    command: (by) =>
      usual(
        'IssueSetup',
        { setup: { ...sample.setup, externalId: sample.nextExternalId } },
        { by },
      ),
  },
  {
    type: 'ReportStack',
    by: 'customer',
    cells: '---++++++++--##',
    command: (by) => usual('ReportStack', { stack: sample.secondStack }, { by }),
  },
  {
    type: 'RecordRoleProbe',
    by: 'rescale',
    cells: '----+======--##',
    command: (by) => usual('RecordRoleProbe', {}, { by }),
  },
  {
    type: 'RecordRoleProbe',
    by: 'rescale',
    before: ['with a role that lets in anybody', (history) => history],
    cells: '----+++++++--##',
    command: (by) => usual('RecordRoleProbe', { probe: openProbe }, { by }),
  },
  {
    type: 'RecordRoleProbe',
    by: 'rescale',
    before: ['during a rotation', rotating],
    cells: '----+++++++--##',
    command: (by) =>
      usual(
        'RecordRoleProbe',
        { withNextExternalId: 'allowed', nextExternalId: sample.nextExternalId },
        { by },
      ),
  },
  {
    type: 'RecordRoleProbe',
    by: 'rescale',
    before: ['without the next ID of a rotation', rotating],
    cells: '----+======--##',
    command: (by) => usual('RecordRoleProbe', {}, { by }),
  },
  {
    type: 'RecordRoleProbe',
    by: 'rescale',
    before: ['without the next ID of a rotation, with the current one refused', rotating],
    cells: '----=======--##',
    command: (by) => usual('RecordRoleProbe', { probe: refusedProbe }, { by }),
  },
  {
    type: 'RecordRoleTrust',
    by: 'both',
    cells: '----+++++++--##',
    command: (by) => usual('RecordRoleTrust', {}, { by }),
  },
  {
    type: 'RecordRoleTrust',
    by: 'both',
    before: ['without the policy', (history) => history],
    cells: '----+++++++--##',
    command: unreadableTrust,
  },
  {
    type: 'RecordRoleTrust',
    by: 'both',
    before: ['without a policy that was read before', withTrust],
    cells: '----=======--##',
    command: unreadableTrust,
  },
  {
    type: 'RecordRoleTrust',
    by: 'both',
    before: ['with a policy that the role may not read', withUnreadableTrust],
    cells: '----+++++++--##',
    command: (by) => usual('RecordRoleTrust', {}, { by }),
  },
  {
    type: 'RecordAccessRefused',
    by: 'rescale',
    cells: '----+++++++++##',
    command: (by) => usual('RecordAccessRefused', {}, { by }),
  },
  {
    type: 'RecordVpcInspection',
    by: 'rescale',
    // Before use it is verified; in use, a good look clears what was wrong with the VPC.
    cells: '----+====+=--##',
    command: (by) => usual('RecordVpcInspection', {}, { by }),
  },
  {
    type: 'RecordVpcInspection',
    by: 'rescale',
    before: ['with a VPC that is not as agreed', (history) => history],
    cells: '----+++++++--##',
    command: (by) => usual('RecordVpcInspection', { vpc: wrongVpc }, { by }),
  },
  {
    type: 'RecordVpcInspection',
    by: 'rescale',
    before: ['with a VPC that has lost a block', withAssociatedCidr],
    cells: '----+++++++--##',
    command: (by) => usual('RecordVpcInspection', {}, { by }),
  },
  {
    type: 'RecordPeeringRequested',
    by: 'rescale',
    cells: '----++-------##',
    command: (by) => usual('RecordPeeringRequested', { peeringId: sample.peeringOf(2) }, { by }),
  },
  {
    type: 'RecordPeeringRequested',
    by: 'rescale',
    before: ['to a VPC that is not the one of the stack', (history) => history],
    cells: '----!!-------##',
    command: (by) =>
      usual(
        'RecordPeeringRequested',
        { peeringId: sample.peeringOf(2), customerVpcId: sample.otherVpcId },
        { by },
      ),
  },
  {
    type: 'RecordPeeringStatus',
    by: 'rescale',
    cells: '------+++++--##',
    command: (by) => usual('RecordPeeringStatus', { status: 'deleted', message: '' }, { by }),
  },
  {
    type: 'RecordRoutes',
    by: 'rescale',
    cells: '-------+=====##',
    command: (by) => usual('RecordRoutes', {}, { by }),
  },
  {
    type: 'RecordRoutes',
    by: 'rescale',
    before: ['with customer tables that have none', (history) => history],
    cells: '-------++++++##',
    command: (by) =>
      usual(
        'RecordRoutes',
        { side: 'customer', routeTables: sample.emptyRoutesOf('customer') },
        { by },
      ),
  },
  {
    type: 'RecordInspection',
    by: 'rescale',
    cells: '----====+++--##',
    command: (by) => usual('RecordInspection', { seen: sample.drifted(first) }, { by }),
  },
  {
    type: 'RetryPeering',
    by: 'rescale',
    cells: '----=======--##',
    command: (by) => usual('RetryPeering', {}, { by }),
  },
  {
    type: 'Suspend',
    by: 'both',
    cells: { rescale: '-------+++=--##', customer: '-------++++--##' },
    command: (by) => usual('Suspend', {}, { by }),
  },
  {
    type: 'Resume',
    by: 'both',
    cells: { rescale: '----======+--##', customer: '----=======--##' },
    command: (by) => usual('Resume', {}, { by }),
  },
  {
    type: 'RotateExternalId',
    by: 'rescale',
    cells: '--------+++--##',
    command: (by) => usual('RotateExternalId', {}, { by }),
  },
  {
    type: 'RotateExternalId',
    by: 'rescale',
    before: ['during a rotation', provenRotation],
    cells: '--------!!!--##',
    command: (by) =>
      usual(
        'RotateExternalId',
        { nextExternalId: sample.externalIds[2] ?? sample.externalId },
        { by },
      ),
  },
  {
    type: 'CompleteRotation',
    by: 'rescale',
    cells: '----=======--##',
    command: (by) => usual('CompleteRotation', {}, { by }),
  },
  {
    type: 'CompleteRotation',
    by: 'rescale',
    before: ['during a proven rotation', provenRotation],
    cells: '----+++++++--##',
    command: (by) => usual('CompleteRotation', {}, { by }),
  },
  {
    type: 'CompleteRotation',
    by: 'rescale',
    before: ['during a rotation', rotating],
    cells: '----!!!!!!!--##',
    command: (by) => usual('CompleteRotation', {}, { by }),
  },
  {
    type: 'AbandonRotation',
    by: 'rescale',
    cells: '----=======--##',
    command: (by) => usual('AbandonRotation', {}, { by }),
  },
  {
    type: 'AbandonRotation',
    by: 'rescale',
    before: ['during a rotation', rotating],
    cells: '----+++++++--##',
    command: (by) => usual('AbandonRotation', {}, { by }),
  },
  {
    type: 'ProposeSecondaryCidr',
    by: 'customer',
    cells: '----+++++++--##',
    command: (by) => usual('ProposeSecondaryCidr', {}, { by }),
  },
  {
    type: 'ProposeSecondaryCidr',
    by: 'customer',
    before: ['of a block that is taken', (history) => history],
    cells: '----!!!!!!!--##',
    command: (by) => usual('ProposeSecondaryCidr', { cidr: sample.takenCidr }, { by }),
  },
  {
    type: 'ReleaseSecondaryCidr',
    by: 'rescale',
    cells: '----=======--##',
    command: (by) => usual('ReleaseSecondaryCidr', {}, { by }),
  },
  {
    type: 'ReleaseSecondaryCidr',
    by: 'rescale',
    before: ['of a block that is held', withSecondaryCidr],
    cells: '----+++++++--##',
    command: (by) => usual('ReleaseSecondaryCidr', {}, { by }),
  },
  {
    type: 'ReleaseSecondaryCidr',
    by: 'rescale',
    before: ['of a block in use', withAssociatedCidr],
    cells: '----!!!!!!!--##',
    command: (by) => usual('ReleaseSecondaryCidr', {}, { by }),
  },
  {
    type: 'RecordRescaleVpc',
    by: 'rescale',
    cells: '-++++++++++++##',
    command: (by) => usual('RecordRescaleVpc', {}, { by }),
  },
  {
    type: 'Cancel',
    by: 'both',
    cells: '-+++++++---==##',
    command: (by) => usual('Cancel', {}, { by }),
  },
  {
    type: 'BeginOffboarding',
    by: 'both',
    cells: '----+++++++==##',
    command: (by) => usual('BeginOffboarding', {}, { by }),
  },
  {
    type: 'AbortOffboarding',
    by: 'both',
    cells: { customer: '----=======+-##', rescale: '----=======!-##' },
    command: (by) => usual('AbortOffboarding', {}, { by }),
  },
  {
    // Each step has a party of its own, which the rule itself looks at.
    type: 'RecordTeardown',
    by: 'both',
    cells: { rescale: '-==-=======++##', customer: '-xx-xxxxxxxxx##' },
    command: (by) => usual('RecordTeardown', {}, { by }),
  },
  {
    type: 'CloseUnconfirmed',
    by: 'rescale',
    cells: '-----------!!##',
    command: (by) => usual('CloseUnconfirmed', {}, { by }),
  },
  {
    type: 'CloseUnconfirmed',
    by: 'rescale',
    before: ['with a clean Rescale side', rescaleSideDone],
    cells: '-----------++##',
    command: (by) => usual('CloseUnconfirmed', {}, { by }),
  },
  {
    type: 'RecordWorkFailure',
    by: 'rescale',
    cells: '-++++++++++++##',
    command: (by) => usual('RecordWorkFailure', {}, { by }),
  },
  {
    type: 'RecordWorkDone',
    by: 'rescale',
    cells: '-============##',
    command: (by) => usual('RecordWorkDone', {}, { by }),
  },
  {
    type: 'RecordWorkDone',
    by: 'rescale',
    before: ['after a failure', failed],
    cells: '-++++++++++++##',
    command: (by) => usual('RecordWorkDone', {}, { by }),
  },
  {
    type: 'RetryWork',
    by: 'rescale',
    cells: '-============##',
    command: (by) => usual('RetryWork', {}, { by }),
  },
  {
    type: 'RetryWork',
    by: 'rescale',
    before: ['after a failure', failed],
    cells: '-++++++++++++##',
    command: (by) => usual('RetryWork', {}, { by }),
  },
]

const reasons: { readonly [Type in OnboardingCommandType]?: string } = {
  IssueSetup: 'SetupAlreadyIssued',
  RecordPeeringRequested: 'OtherVpc',
  RotateExternalId: 'RotationUnderWay',
  CompleteRotation: 'RotationNotProven',
  ProposeSecondaryCidr: 'SecondaryCidrConflicts',
  ReleaseSecondaryCidr: 'SecondaryCidrInUse',
  AbortOffboarding: 'BegunByOtherParty',
  CloseUnconfirmed: 'RescaleSideNotClean',
}

const signs: Readonly<Record<string, string>> = {
  WrongStatus: '-',
  OnboardingOver: '#',
  WrongParty: 'x',
}

/** The sign of a decision. */
const signOf = (decision: Decision): string => {
  if (E.isRight(decision)) return decision.right.length > 0 ? '+' : '='
  return signs[decision.left._tag] ?? '!'
}

const decisionsOf = ({ command, before }: Row, by: Party): ReadonlyArray<Decision> =>
  columns
    .map((name) => histories[name])
    .map((history) => before?.[1](history) ?? history)
    .map((history) => decide(command(by), replay(history)))

/** The same row for a party that may not: refused as such wherever the onboarding is not over. */
const forbidden = (cells: string): string => cells.replaceAll(/[^#]/g, 'x')

const cellsFor = ({ cells }: Row, by: Party): string =>
  typeof cells === 'string' ? cells : cells[by]

const parties: ReadonlyArray<Party> = ['customer', 'rescale']

const cases = table.flatMap((row) =>
  parties.map((by) => ({
    row,
    by,
    expected: row.by === 'both' || row.by === by ? cellsFor(row, by) : forbidden(cellsFor(row, by)),
    title: [row.type, 'by', by, ...(row.before === undefined ? [] : [row.before[0]])].join(' '),
  })),
)

describe('the table of the process', () => {
  it('has a row for every command and a sign for every status', () => {
    const types = Object.keys(commandRules)
    expect([...new Set(table.map(({ type }) => type))].toSorted()).toEqual(types.toSorted())
    for (const row of table) {
      for (const by of parties) expect(cellsFor(row, by).length).toBe(columns.length)
    }
    expect(columns.toSorted()).toEqual(Object.keys(histories).toSorted())
  })

  it.each(cases)('$title', ({ row, by, expected }) => {
    expect(decisionsOf(row, by).map(signOf).join('')).toBe(expected)
  })

  it.each(cases.filter(({ expected }) => expected.includes('!')))(
    'names the reason: $title',
    ({ row, by, expected }) => {
      for (const [index, decision] of decisionsOf(row, by).entries()) {
        if (expected.charAt(index) !== '!') continue
        expect(decision).toMatchObject({ _tag: 'Left', left: { _tag: reasons[row.type] } })
      }
    },
  )
})
