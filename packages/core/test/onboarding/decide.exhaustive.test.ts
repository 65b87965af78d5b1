/**
 * Every command in every status by every party, against a table written by hand from the process
 * and not from the rules: the columns are the statuses in the order of a life, then the three ends.
 *
 *     +  accepted, something happens          =  accepted, nothing has to change
 *     -  refused in this status (WrongStatus)  !  refused for another reason (named in the test
 *       below)
 *     #  the onboarding is over
 */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { replay } from '../../src/onboarding/Decider.ts'
import type { Decision } from '../../src/onboarding/Decision.ts'
import type {
  OnboardingCommand,
  OnboardingCommandType,
} from '../../src/onboarding/OnboardingCommand.ts'
import type { Party } from '../../src/onboarding/OnboardingRequest.ts'
import { commandRules, decide } from '../../src/onboarding/decide.ts'
import { usual } from './support/commands.ts'
import { type History, histories, proven, rotating } from './support/histories.ts'
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
  /** One sign for each column. */
  readonly cells: string
  /** A command whose data is right but new, so that only the status speaks against it. */
  readonly command: (by: Party) => OnboardingCommand
  readonly before?: (history: History) => History
}

const first = sample.peeringOf(1)
const later = sample.leaseEnd

const withProvenRotation = (history: History): History => rotating(history, proven)

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
    cells: '-+-----------##',
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
    cells: '---++--------##',
    command: (by) => usual('ReportStack', { stack: sample.secondStack }, { by }),
  },
  {
    type: 'RecordRoleProbe',
    by: 'rescale',
    cells: '----+===!!!--##',
    command: (by) => usual('RecordRoleProbe', {}, { by }),
  },
  {
    type: 'RecordRoleProbe',
    by: 'rescale',
    before: rotating,
    cells: '----+===+++--##',
    command: (by) => usual('RecordRoleProbe', { withNextExternalId: 'allowed' }, { by }),
  },
  {
    type: 'RecordVpcInspection',
    by: 'rescale',
    cells: '----+===-----##',
    command: (by) => usual('RecordVpcInspection', {}, { by }),
  },
  {
    type: 'RecordPeeringRequested',
    by: 'rescale',
    cells: '-----+-------##',
    command: (by) => usual('RecordPeeringRequested', { peeringId: sample.peeringOf(2) }, { by }),
  },
  {
    type: 'RecordPeeringStatus',
    by: 'rescale',
    cells: '------++++---##',
    command: (by) => usual('RecordPeeringStatus', { status: 'deleted', message: '' }, { by }),
  },
  {
    type: 'RecordRoutes',
    by: 'rescale',
    cells: '-------+==---##',
    command: (by) => usual('RecordRoutes', {}, { by }),
  },
  {
    type: 'RecordInspection',
    by: 'rescale',
    cells: '--------++---##',
    command: (by) => usual('RecordInspection', { seen: sample.drifted(first) }, { by }),
  },
  {
    type: 'Suspend',
    by: 'both',
    cells: '--------++=--##',
    command: (by) => usual('Suspend', {}, { by }),
  },
  {
    type: 'Resume',
    by: 'both',
    cells: '--------==+--##',
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
    before: withProvenRotation,
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
    cells: '--------===--##',
    command: (by) => usual('CompleteRotation', {}, { by }),
  },
  {
    type: 'CompleteRotation',
    by: 'rescale',
    before: withProvenRotation,
    cells: '--------+++--##',
    command: (by) => usual('CompleteRotation', {}, { by }),
  },
  {
    type: 'CompleteRotation',
    by: 'rescale',
    before: rotating,
    cells: '--------!!!--##',
    command: (by) => usual('CompleteRotation', {}, { by }),
  },
  {
    type: 'Cancel',
    by: 'both',
    cells: '-+++++++----=##',
    command: (by) => usual('Cancel', {}, { by }),
  },
  {
    type: 'BeginOffboarding',
    by: 'both',
    cells: '--------+++=-##',
    command: (by) => usual('BeginOffboarding', {}, { by }),
  },
  {
    type: 'RecordTeardown',
    by: 'both',
    cells: '-----------++##',
    command: (by) => usual('RecordTeardown', {}, { by }),
  },
]

const reasons: { readonly [Type in OnboardingCommandType]?: string } = {
  IssueSetup: 'SetupAlreadyIssued',
  RecordRoleProbe: 'NoRotationUnderWay',
  RotateExternalId: 'RotationUnderWay',
  CompleteRotation: 'RotationNotProven',
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

const signsOf = (row: Row, by: Party): string =>
  columns
    .map((name) => histories[name])
    .map((history) => (row.before === undefined ? history : row.before(history)))
    .map((history) => signOf(decide(row.command(by), replay(history))))
    .join('')

/** The same row for a party that may not: refused as such wherever the onboarding is not over. */
const forbidden = (cells: string): string => cells.replaceAll(/[^#]/g, 'x')

const parties: ReadonlyArray<Party> = ['customer', 'rescale']

const cases = table.flatMap((row) =>
  parties.map((by) => ({
    row,
    by,
    expected: row.by === 'both' || row.by === by ? row.cells : forbidden(row.cells),
    title: `${row.type} by ${by}${row.before === undefined ? '' : ' during a rotation'}`,
  })),
)

describe('the table of the process', () => {
  it('has a row for every command and a sign for every status', () => {
    const types = Object.keys(commandRules)
    expect([...new Set(table.map(({ type }) => type))].toSorted()).toEqual(types.toSorted())
    for (const { cells } of table) expect(cells.length).toBe(columns.length)
    expect(columns.toSorted()).toEqual(Object.keys(histories).toSorted())
  })

  it.each(cases)('$title', ({ row, by, expected }) => {
    expect(signsOf(row, by)).toBe(expected)
  })

  it.each(cases.filter(({ expected }) => expected.includes('!')))(
    'names the reason: $title',
    ({ row, by }) => {
      const reason = reasons[row.type]
      for (const [index, name] of columns.entries()) {
        if (row.cells.charAt(index) !== '!') continue
        const before = row.before?.(histories[name]) ?? histories[name]
        const decision = decide(row.command(by), replay(before))
        expect(decision).toMatchObject({ _tag: 'Left', left: { _tag: reason } })
      }
    },
  )
})
