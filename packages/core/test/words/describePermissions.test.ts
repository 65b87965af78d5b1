import { describe, expect, test } from 'vitest'

import { awsActions } from '../../src/iam/permissions/awsActions.ts'
import type { ConditionMeaning } from '../../src/iam/permissions/conditionMeaning.ts'
import { explainPermissions } from '../../src/iam/permissions/explainPermissions.ts'
import { nodeActionNames, nodePermissions } from '../../src/iam/permissions/nodePermissions.ts'
import { permissionsPolicy } from '../../src/iam/permissions/permissionsPolicy.ts'
import { goldenScope } from '../iam/permissions/goldenScope.ts'
import { expectEvidence, expectTexts } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

const statements = [
  ...explainPermissions('rescale', permissionsPolicy('compute', goldenScope)),
  ...explainPermissions('nodes', nodePermissions(goldenScope)),
]

describe('every reason is said in both languages:', () => {
  const reasons = [
    ...awsActions.map(({ action }) => action),
    ...nodeActionNames.map((action) => `nodes ${action}` as const),
  ]
  test.each(reasons)('%s', (reason) => {
    expectTexts((words) => words.describePermissionReason(reason))
  })
})

describe('every resource is said in both languages, with its place:', () => {
  const resources = new Map(
    statements
      .flatMap((one) => one.resources)
      .map(({ resource, meaning }) => [resource, meaning] as const),
  )
  test.each([...resources])('%s', (_resource, meaning) => {
    if (meaning === undefined) throw new TypeError('the resource is not known')
    expectTexts((words) => words.describeResource(meaning))
    if (meaning.kind === 'anything') return
    const { region = '', accountId = '' } = meaning
    expectEvidence((words) => words.describeResource(meaning), [region, accountId])
  })
})

describe('every condition is said in both languages, with its values:', () => {
  const fixed: ReadonlyArray<ConditionMeaning> = [
    'metadata-version',
    'encryption',
    'grant-by-service',
  ]
  const conditions = statements.flatMap((one) => one.conditions)
  test.each(conditions)('$operator $key', ({ meaning, values }) => {
    if (meaning === undefined) throw new TypeError('the condition is not known')
    expectTexts((words) => words.describeCondition({ meaning, values }))
    if (fixed.includes(meaning)) return
    expectEvidence((words) => words.describeCondition({ meaning, values }), values)
  })
})

test.each(statements.flatMap(({ gaps }) => gaps))('the gap %s is said in both languages', (gap) => {
  expectTexts((words) => words.describePermissionGap(gap))
})

test.each(['en', 'ja'] as const)('what is not known is said as that, in %s', (language) => {
  const unknown = explainPermissions('rescale', {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: ['arn:aws:s3:::b/*'],
        Condition: { StringLike: { 's3:prefix': ['a'] } },
      },
    ],
  })
  const text = wordsIn[language].renderExplanation(unknown)
  const said = /Service Authorization Reference|サービス認可リファレンス/g
  expect(text.match(said)).toHaveLength(3)
  expect(text).toContain('`s3:GetObject`')
  expect(text).toContain('`s3:prefix` `StringLike` `a`')
})
