import { describe, expect, it } from 'vitest'

import { replay } from '../../../src/onboarding/Decider.ts'
import { react } from '../../../src/onboarding/react.ts'
import { isProven } from '../../../src/onboarding/OnboardingState.ts'
import type { OnboardingCommand } from '../../../src/onboarding/OnboardingCommand.ts'
import { renderPolicy } from '../../../src/iam/policy/PolicyDocument.ts'
import { addSeconds } from '../../../src/values/Instant.ts'
import { trustPolicy } from '../../../src/iam/trust/trustPolicy.ts'
import { command, usual, usualTime } from '../support/commands.ts'
import { accepted, decided, nothing, refused } from '../support/decided.ts'
import {
  builtHistories,
  happened,
  histories,
  rotating,
  routesInstalled,
  withUnreadableTrust,
} from '../support/histories.ts'
import * as sample from '../support/sample.ts'

const { roleArn, externalId, nextExternalId } = sample
const verified = happened('TrustVerified', { roleArn })
const rejected = happened('TrustRejected', { roleArn, findings: ['any-principal'] })

const reading = (policy: string) => usual('RecordRoleTrust', { trustPolicy: policy })

/** The status that a policy wider than agreed leads to. */
const waiting: Readonly<Record<string, string>> = {
  Verified: 'StackReported',
  Connected: 'Degraded',
}

describe.each(Object.entries(builtHistories))('%s', (status, history) => {
  it('notes a policy that names Rescale with its ID and nobody else, once', () => {
    expect(decided(history, usual('RecordRoleTrust'))).toEqual(accepted(verified))
    expect(decided([...history, verified], usual('RecordRoleTrust'))).toEqual(nothing)
  })

  it('does not go on with a policy that is wider, until it is corrected', () => {
    const decision = decided(history, reading(sample.openTrust))
    expect(decision).toMatchObject({
      right: [
        {
          type: 'TrustRejected',
          data: { roleArn, findings: ['any-principal', 'missing-external-id'] },
        },
      ],
    })
    expect(replay([...history, rejected])).toMatchObject({ status: waiting[status] ?? status })
    expect(replay([...history, rejected, verified])).toMatchObject({ status })
  })
})

describe('a policy that the customer has read', () => {
  const [earlier, later] = [usualTime, addSeconds(usualTime, 60)]
  const history = [...histories.reported, happened('TrustVerified', { roleArn, readAt: later })]
  const open = { trustPolicy: sample.openTrust }

  it('changes nothing when it was read before the last one, or is received again', () => {
    for (const readAt of [earlier, later]) {
      expect(decided(history, usual('RecordRoleTrust', { ...open, readAt }))).toEqual(nothing)
    }
  })

  it('is recorded when it finds the same, so that one in between changes nothing', () => {
    const readAt = addSeconds(later, 60)
    const again = happened('TrustVerified', { roleArn, readAt })
    expect(decided(history, usual('RecordRoleTrust', { readAt }))).toEqual(accepted(again))
    const between = { ...open, readAt: addSeconds(later, 30) }
    expect(decided([...history, again], usual('RecordRoleTrust', between))).toEqual(nothing)
  })

  it.each(Object.entries(builtHistories))(
    'changes nothing in %s when it was read before a correction',
    (_status, before) => {
      const corrected = happened('TrustVerified', { roleArn, readAt: later })
      const late = usual('RecordRoleTrust', { ...open, readAt: earlier })
      expect(decided([...before, rejected, corrected], late)).toEqual(nothing)
    },
  )

  it('does not count when Rescale has read the role after it', () => {
    const readAt = addSeconds(usualTime, -1)
    const byRescale = [...histories.reported, verified]
    expect(decided(byRescale, usual('RecordRoleTrust', { ...open, readAt }))).toEqual(nothing)
  })

  it('does not count again after Rescale has read the role itself', () => {
    const corrected = [...history, rejected, verified]
    expect(decided(corrected, usual('RecordRoleTrust', { ...open, readAt: later }))).toEqual(
      nothing,
    )
  })

  it('is judged when it was read later, or by Rescale', () => {
    const readAt = addSeconds(later, 1)
    const data = { roleArn, findings: ['any-principal', 'missing-external-id'] }
    expect(decided(history, usual('RecordRoleTrust', { ...open, readAt }))).toMatchObject({
      right: [{ type: 'TrustRejected', data: { ...data, readAt } }],
    })
    expect(decided(history, reading(sample.openTrust))).toMatchObject({
      right: [{ type: 'TrustRejected', data }],
    })
  })
})

describe('the source identity of sessions', () => {
  const withIdentity = renderPolicy(
    trustPolicy({
      partition: 'aws',
      rescaleAccountId: sample.rescaleAccount,
      externalIds: [externalId],
    }),
  )
  const allowing = happened('TrustVerified', { roleArn, allowsSourceIdentity: true })

  it('is noted where the policy allows it, once', () => {
    expect(decided(histories.reported, reading(withIdentity))).toEqual(accepted(allowing))
    expect(decided([...histories.reported, allowing], reading(withIdentity))).toEqual(nothing)
    expect(replay([...histories.reported, allowing])).toMatchObject({
      trust: { outcome: 'verified', allowsSourceIdentity: true },
    })
  })

  it('is noted when a policy that was as agreed allows it later, or no longer', () => {
    const before = [...histories.reported, verified]
    expect(decided(before, reading(withIdentity))).toEqual(accepted(allowing))
    expect(decided([...before, allowing], usual('RecordRoleTrust'))).toEqual(accepted(verified))
    expect(replay([...before, allowing, verified])).toMatchObject({
      trust: { outcome: 'verified' },
    })
  })
})

describe('a trust policy', () => {
  it('may be read by either party', () => {
    for (const by of ['rescale', 'customer'] as const) {
      expect(decided(histories.reported, usual('RecordRoleTrust', {}, { by }))).toEqual(
        accepted(happened('TrustVerified', { roleArn }, { by })),
      )
    }
  })

  it('is read URL-encoded as well', () => {
    const encoded = encodeURIComponent(sample.trustOf(externalId))
    expect(decided(histories.reported, reading(encoded))).toEqual(accepted(verified))
  })

  it('that is no policy is rejected', () => {
    expect(decided(histories.reported, reading('not a policy'))).toMatchObject({
      right: [{ type: 'TrustRejected', data: { findings: ['malformed-json'] } }],
    })
  })

  it('of another ID is rejected, and the event does not show the ID', () => {
    const other = sample.externalIds[3] ?? externalId
    const decision = decided(histories.reported, reading(sample.trustOf(other)))
    expect(decision).toMatchObject({
      right: [{ type: 'TrustRejected', data: { findings: ['other-external-id'] } }],
    })
    expect(JSON.stringify(decision)).not.toContain(other)
  })

  it('may name both IDs during a rotation, and only then', () => {
    const both = reading(sample.trustOf(externalId, nextExternalId))
    expect(decided(rotating(histories.connected), both)).toEqual(accepted(verified))
    expect(decided(histories.connected, both)).toMatchObject({
      right: [{ type: 'TrustRejected', data: { findings: ['other-external-id'] } }],
    })
  })

  it('that refuses Rescale is left to the probes', () => {
    const withoutRescale = sample.trustOf(externalId).replace('"Allow"', '"Deny"')
    const decision = decided(histories.reported, reading(withoutRescale))
    expect(JSON.stringify(decision)).not.toContain('rescale-refused')
  })

  it('of another role is refused', () => {
    expect(
      decided(histories.reported, usual('RecordRoleTrust', { roleArn: sample.otherRoleArn })),
    ).toEqual(refused({ _tag: 'OtherRole', expected: roleArn, actual: sample.otherRoleArn }))
  })
})

const unread = (by: 'rescale' | 'customer' = 'rescale') =>
  command('RecordRoleTrust', { roleArn }, { by }) as OnboardingCommand

describe.each(Object.entries(builtHistories))(
  'a policy that may not be read in %s',
  (status, of) => {
    const unreadable = happened('TrustUnreadable', { roleArn })

    it('is noted once, and stands in the way of nothing', () => {
      expect(decided(of, unread())).toEqual(accepted(unreadable))
      expect(decided([...of, unreadable], unread())).toEqual(nothing)
      expect(replay([...of, unreadable])).toEqual({
        ...replay(of),
        trust: { outcome: 'unreadable' },
      })
    })

    it('says nothing of a policy that was read before and is as agreed', () => {
      expect(decided([...of, verified], unread())).toEqual(nothing)
    })

    it('stays rejected when it was, and is for the customer to read once it is corrected', () => {
      const wide = [...of, rejected]
      expect(decided(wide, unread())).toEqual(accepted(unreadable))
      const silent = [...wide, unreadable]
      expect(decided(silent, unread())).toEqual(nothing)
      expect(replay(silent)).toMatchObject({
        status: waiting[status] ?? status,
        trust: { outcome: 'rejected', problems: ['any-principal'], isUnreadable: true },
      })
      const asked = react(replay([...silent, happened('RoleVerified', { roleArn })]), usualTime)
      expect(asked).toContainEqual(expect.objectContaining({ type: 'ReportTrustPolicy' }))
      expect(replay([...silent, rejected])).toEqual(replay(wide))
      expect(replay([...silent, verified])).toEqual(replay([...of, verified]))
    })

    it('is for the customer to read, which is judged as any other', () => {
      const read = usual('RecordRoleTrust', {}, { by: 'customer' })
      expect(decided([...of, unreadable], read)).toEqual(
        accepted(happened('TrustVerified', { roleArn }, { by: 'customer' })),
      )
      expect(decided([...of, unreadable], reading(sample.openTrust))).toMatchObject({
        right: [{ type: 'TrustRejected' }],
      })
      const wide = [...of, unreadable, rejected]
      expect(replay(wide)).toMatchObject({ status: waiting[status] ?? status })
    })

    it('is as unknown as before with another stack', () => {
      const replaced = happened('StackReported', { stack: sample.sameVpcStack })
      expect(replay([...of, unreadable, replaced])).toMatchObject({ trust: { outcome: 'pending' } })
    })
  },
)

describe('a role that may not read itself', () => {
  it('is proven without its policy, but not with one that is wider', () => {
    const proven = replay(withUnreadableTrust(histories.verified))
    expect(proven.status === 'Verified' && isProven(proven)).toBe(true)
    const connected = replay(withUnreadableTrust(histories.active).concat(routesInstalled))
    expect(connected).toMatchObject({ status: 'Connected', trust: { outcome: 'unreadable' } })
  })

  it('of another stack is refused', () => {
    const other = command('RecordRoleTrust', { roleArn: sample.otherRoleArn }) as OnboardingCommand
    expect(decided(histories.reported, other)).toEqual(
      refused({ _tag: 'OtherRole', expected: roleArn, actual: sample.otherRoleArn }),
    )
  })
})
