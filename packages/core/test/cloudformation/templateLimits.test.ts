import { describe, expect, test } from 'vitest'

import type { Template } from '../../src/cloudformation/Template.ts'
import {
  type TemplateLimits,
  isPasteable,
  limitsExceeded,
  sizeBytesOf,
} from '../../src/cloudformation/templateLimits.ts'

const template = (change: {
  readonly resources?: number
  readonly outputs?: number
  readonly logicalId?: string
  readonly description?: string
}): Template => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: change.description ?? 'a test',
  Resources: Object.fromEntries(
    Array.from({ length: change.resources ?? 1 }, (_, index) => [
      `${change.logicalId ?? 'Vpc'}${index}`,
      { Type: 'AWS::EC2::VPC', Properties: {} },
    ]),
  ),
  Outputs: Object.fromEntries(
    Array.from({ length: change.outputs ?? 1 }, (_, index) => [
      `Out${index}`,
      { Description: '', Value: '' },
    ]),
  ),
})

/** The last value that CloudFormation takes, and the first that it refuses. */
describe('limits hold to the last one', () => {
  const cases: ReadonlyArray<
    readonly [limit: keyof TemplateLimits, within: Template, beyond: Template]
  > = [
    ['resources', template({ resources: 500 }), template({ resources: 501 })],
    ['outputs', template({ outputs: 200 }), template({ outputs: 201 })],
    [
      'logicalIdCharacters',
      template({ logicalId: 'V'.repeat(254) }),
      template({ logicalId: 'V'.repeat(255) }),
    ],
    [
      'descriptionBytes',
      template({ description: 'é'.repeat(512) }),
      template({ description: 'é'.repeat(513) }),
    ],
  ]

  test.each(cases)('%s', (limit, within, beyond) => {
    expect(limitsExceeded(within, 1000)).toEqual([])
    expect(limitsExceeded(beyond, 1000)).toMatchObject([{ limit }])
  })

  test('size', () => {
    expect(limitsExceeded(template({}), 51_200)).toEqual([])
    expect(isPasteable(51_200)).toBe(true)
    expect(limitsExceeded(template({}), 51_201)).toEqual([
      { limit: 'bodyBytes', actual: 51_201, maximum: 51_200 },
    ])
    expect(isPasteable(51_201)).toBe(false)
    expect(limitsExceeded(template({}), 1_000_001)).toMatchObject([
      { limit: 'bodyBytes' },
      { limit: 'uploadBytes' },
    ])
  })
})

test('size is in bytes, not characters', () => {
  expect(sizeBytesOf('aéあ😀')).toBe(1 + 2 + 3 + 4)
})
