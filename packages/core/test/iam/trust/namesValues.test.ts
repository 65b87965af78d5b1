import { describe, expect, it } from 'vitest'

import { readCondition } from '../../../src/iam/policy/ReadCondition.ts'
import { namesValues } from '../../../src/iam/trust/namesValues.ts'

const isNamedBy = (operatorName: string, ...values: ReadonlyArray<string>): boolean =>
  namesValues(readCondition({ operatorName, key: 'aws:SourceArn', values }, true))

describe('a condition names values', () => {
  it.each(['StringEquals', 'StringLike', 'ArnLike', 'ForAnyValue:StringEquals'])('%s', (name) => {
    expect(isNamedBy(name, 'arn:aws:s3:::logs')).toBe(true)
  })

  it.each([
    'StringNotEquals',
    'StringLikeIfExists',
    'ArnNotLike',
    'ForAllValues:StringEquals',
    'Null',
    'Bool',
    'StringsEqual',
  ])('not by %s', (name) => {
    expect(isNamedBy(name, 'arn:aws:s3:::logs')).toBe(false)
  })

  it.each(['*', '?*', '*:*', 'arn:*', 'arn:*:*:*:*:*'])('not when one of them is %s', (value) => {
    expect(isNamedBy('StringLike', 'arn:aws:s3:::logs', value)).toBe(false)
  })
})
