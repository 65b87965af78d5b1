import type { DocumentRefused } from '@byoa/application'
import { accountId, instant, onboardingId } from '@byoa/testing/world'
import { describe, expect, test } from 'vitest'

import {
  type CommandError,
  describeCommandError,
  exitCodeOf,
} from '../../src/terminal/CommandError.ts'

const refused = (
  reason: DocumentRefused['reason'],
  field: DocumentRefused['field'] = 'answers',
): CommandError => ({
  _tag: 'DocumentRefused',
  kind: 'stack-report',
  field,
  reason,
  expected: ['setup', 'change'],
})

const errors: ReadonlyArray<readonly [CommandError, number, ReadonlyArray<string>]> = [
  [
    refused('superseded'),
    1,
    [
      'answers: The stack-report answers a document that a later one has replaced. It must answer the last one of these: setup, change.',
      'Nothing was recorded.',
    ],
  ],
  [
    refused('other-document'),
    1,
    [
      'answers: The stack-report answers no document of this onboarding: it is altered, or belongs to another one. It must answer one of these: setup, change.',
      'Nothing was recorded.',
    ],
  ],
  [
    refused('not-the-customer', 'party'),
    1,
    ["party: The stack-report is Rescale's own. Receive the customer's.", 'Nothing was recorded.'],
  ],
  [
    refused('in-the-future', 'at'),
    1,
    [
      'at: The stack-report has a time in the future. The customer must correct its clock, and write it again.',
      'Nothing was recorded.',
    ],
  ],
  [
    refused('offboarding-aborted', 'at'),
    1,
    [
      'at: The stack-report was written before the offboarding was aborted. A customer that leaves after all must write another one.',
      'Nothing was recorded.',
    ],
  ],
  [
    refused('other-request', 'request'),
    1,
    [
      'request: The stack-report has other terms than the request that opened the onboarding; only the proposed block may change. Cancel the onboarding to request other terms.',
      'Nothing was recorded.',
    ],
  ],
  [
    {
      _tag: 'PermissionsMissing',
      accountId: accountId('999988887777'),
      actions: ['ec2:CreateRoute', 'ec2:DeleteRoute'],
    },
    3,
    [
      'The credentials of account 999988887777 lack permissions; nothing was changed.',
      'Allow these actions, then run this again: ec2:CreateRoute, ec2:DeleteRoute',
    ],
  ],
  [
    {
      _tag: 'NotYetDue',
      onboardingId: onboardingId('onb-0123456789abcdef'),
      dueAt: instant('2026-01-05T09:00:00.000Z'),
      unconfirmed: ['StackDeleted'],
    },
    1,
    [
      'The customer has until 2026-01-05T09:00:00.000Z to confirm its part of onb-0123456789abcdef; nothing was recorded.',
      'Not confirmed yet: the stack deleted.',
    ],
  ],
  [
    { _tag: 'Interrupted', left: 'recorded-always', events: 'pglite:records' },
    130,
    [
      'Interrupted. The steps so far are recorded in pglite:records.',
      'To continue, run the same command again.',
    ],
  ],
]

describe('an error of Rescale’s side', () => {
  test.each(errors)('%o has its exit code and its words', (error, code, lines) => {
    expect(exitCodeOf(error)).toBe(code)
    expect(describeCommandError(error, 'en')).toEqual(lines)
  })

  test.each(errors)('%o says the same in Japanese, with the same names', (error, _, english) => {
    const japanese = describeCommandError(error, 'ja')
    expect(japanese).toHaveLength(english.length)
    for (const line of japanese) expect(line).toMatch(/[ぁ-ん]/)
    const names = english.join(' ').match(/onb-\w+|\d{12}|ec2:\w+|20\S+Z|stack-report/g) ?? []
    for (const name of names) expect(japanese.join(' ')).toContain(name)
  })
})
