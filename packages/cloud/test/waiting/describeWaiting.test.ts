import { describe, expect, it } from 'vitest'

import { defaultPatiences } from '../../src/waiting/Patience.ts'
import { describeWaiting } from '../../src/waiting/Waiting.ts'

describe('what is waited for', () => {
  it.each([
    'iam',
    'peeringRequest',
    'peeringVisible',
    'peeringActive',
    'vpcCidr',
    'routes',
    'stack',
  ] as const)('is said in both languages: %s', (one) => {
    const waiting = { for: one, subject: 'pcx-1', elapsedSeconds: 4.6 }
    expect(describeWaiting(waiting)).toMatch(/^waiting for .+: pcx-1 \(5 s\)$/)
    expect(describeWaiting(waiting, 'ja')).toMatch(/待っています: pcx-1 \(5 s\)$/)
  })

  it('is everything that there is patience for', () => {
    expect(Object.keys(defaultPatiences).sort()).toEqual(
      [
        'iam',
        'peeringActive',
        'peeringRequest',
        'peeringVisible',
        'vpcCidr',
        'routes',
        'stack',
      ].sort(),
    )
  })
})
