import { type OnboardingError, failure } from '@byoa/application'
import { onboardingId } from '@byoa/testing/world'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type FailureClass, backOffSeconds, classOfFailure } from '../src/backOff.ts'

const failureClass = fc.constantFrom<FailureClass>('throttled', 'unavailable', 'access', 'other')
const attempt = fc.integer({ min: 1, max: 60 })
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('backOffSeconds', () => {
  it('is positive and at most half an hour', () => {
    fc.assert(
      fc.property(failureClass, attempt, random, (one, tried, luck) => {
        const seconds = backOffSeconds(one, { attempt: tried, random: luck })
        expect(seconds).toBeGreaterThan(0)
        expect(seconds).toBeLessThanOrEqual(1800)
      }),
    )
  })

  it('never shrinks with the attempts', () => {
    fc.assert(
      fc.property(failureClass, attempt, random, (one, tried, luck) => {
        expect(backOffSeconds(one, { attempt: tried + 1, random: luck })).toBeGreaterThanOrEqual(
          backOffSeconds(one, { attempt: tried, random: luck }),
        )
      }),
    )
  })

  it('is spread over at least a third of the longest wait', () => {
    fc.assert(
      fc.property(failureClass, attempt, (one, tried) => {
        const longest = backOffSeconds(one, { attempt: tried, random: 0 })
        const shortest = backOffSeconds(one, { attempt: tried, random: 0.999 })
        expect(longest - shortest).toBeGreaterThan(longest / 3)
      }),
    )
  })
})

const failed = (code: string, retryable: boolean): OnboardingError =>
  failure({ operation: 'RescaleCloud.requestPeering', code, message: code, retryable })

describe('classOfFailure', () => {
  it.each([
    [failed('RequestLimitExceeded', true), 'throttled'],
    [failed('ThrottlingException', true), 'throttled'],
    [failed('ServiceUnavailable', true), 'unavailable'],
    [failed('ECONNRESET', true), 'unavailable'],
    [failed('57P01', true), 'unavailable'],
    [failed('UnauthorizedOperation', false), 'access'],
    [failed('ExpiredToken', true), 'access'],
    [failed('InvalidClientTokenId', false), 'access'],
    [failed('VpcPeeringConnectionLimitExceeded', false), 'other'],
    [failed('InvalidParameterValue', false), 'other'],
    [
      { _tag: 'Contended', onboardingId: onboardingId('onb-0123456789abcdef'), attempts: 5 },
      'unavailable',
    ],
  ] as const)('%j is %s', (error, expected) => {
    expect(classOfFailure(error)).toBe(expected)
  })
})
