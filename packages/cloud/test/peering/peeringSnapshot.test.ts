import { formerPeeringId, refused, valid } from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { peeringSnapshot } from '../../src/peering/peeringSnapshot.ts'

const VpcPeeringConnectionId = formerPeeringId
const ExpirationTime = new Date('2026-01-12T09:00:00.000Z')
const expiresAt = ExpirationTime.getTime()

describe('the snapshot of a peering', () => {
  it.each([
    { code: 'initiating-request', expected: { expiresAt } },
    { code: 'pending-acceptance', expected: { expiresAt } },
    { code: 'active', expected: {} },
    { code: 'expired', expected: {} },
  ])('in $code has the time at which it expires while it is pending', ({ code, expected }) => {
    const described = {
      VpcPeeringConnectionId,
      ExpirationTime,
      Status: { Code: code, Message: 'as AWS says' },
    }
    expect(valid(peeringSnapshot(described))).toEqual({
      peeringId: formerPeeringId,
      status: code,
      message: 'as AWS says',
      ...expected,
    })
  })

  it('has an empty message when AWS gives none', () => {
    const described = { VpcPeeringConnectionId, Status: { Code: 'active' } }
    expect(valid(peeringSnapshot(described))).toEqual({
      peeringId: formerPeeringId,
      status: 'active',
      message: '',
    })
  })

  it.each([
    [{ Status: { Code: 'active' } }, 'the id of a peering'],
    [{ VpcPeeringConnectionId, Status: {} }, `a known status of ${formerPeeringId}`],
    [{ VpcPeeringConnectionId }, `a known status of ${formerPeeringId}`],
  ])('is refused for %j', (described, problem) => {
    expect(refused(peeringSnapshot(described))).toBe(problem)
  })
})
