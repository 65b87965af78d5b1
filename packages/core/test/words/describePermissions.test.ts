import { describe, expect, test } from 'vitest'

import { awsActions } from '../../src/iam/permissions/awsActions.ts'
import type { ConditionMeaning } from '../../src/iam/permissions/conditionMeaning.ts'
import { explainPermissions } from '../../src/iam/permissions/explainPermissions.ts'
import { nodeActionNames, nodePermissions } from '../../src/iam/permissions/nodePermissions.ts'
import { permissionsPolicy } from '../../src/iam/permissions/permissionsPolicy.ts'
import { type ResourceMeaning, resourceKinds } from '../../src/iam/permissions/resourceMeaning.ts'
import { goldenScope } from '../iam/permissions/goldenScope.ts'
import { type Said, expectApart, expectEvidence, expectSaid, expectWholeTexts } from './texts.ts'
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
    expectWholeTexts((words) => words.describePermissionReason(reason))
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
    expectWholeTexts((words) => words.describeResource(meaning))
    if (meaning.kind === 'anything') return
    const { region = '', accountId = '' } = meaning
    expectEvidence((words) => words.describeResource(meaning), [region, accountId])
  })

  const name = 'byoa'
  const accountId = '111122223333'
  test.each<readonly [ResourceMeaning, ...said: Said]>([
    [{ kind: 'anything' }, 'Every resource.', 'すべてのリソース。'],
    [{ kind: 'ec2:vpc', name: '*' }, 'Every VPC.', '^すべての VPC。'],
    [{ kind: 'ec2:vpc', name }, 'The VPC byoa, and no other.', 'VPC byoa のみ。'],
    [
      { kind: 'ec2:vpc', name, accountId },
      'The VPC byoa of account 111122223333, and no other.',
      'アカウント 111122223333 の VPC byoa のみ。',
    ],
    [
      { kind: 'iam:role', name: 'a*' },
      'Every role whose name matches a*.',
      '^名前が a* に一致するすべてのロール。',
    ],
    [
      { kind: 'iam:role', name: 'a*', accountId },
      'Every role of account 111122223333 whose name matches a*.',
      'アカウント 111122223333 の、名前が a* に一致するすべてのロール。',
    ],
    [
      { kind: 'logs:log-group', name: 'a?', accountId, region: 'us-east-1' },
      'Every log group of account 111122223333 in us-east-1 whose name matches a?.',
      'アカウント 111122223333 のリージョン us-east-1 の、名前が a? に一致するすべてのロググループ。',
    ],
  ])('%o', (meaning, ...said) => {
    expectSaid((words) => words.describeResource(meaning), said)
  })
})

test('no two kinds of resources are called alike', () => {
  expectApart(resourceKinds, (words, kind) => words.describeResource({ kind, name: '*' }))
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
    expectWholeTexts((words) => words.describeCondition({ meaning, values }))
    if (fixed.includes(meaning)) return
    expectEvidence((words) => words.describeCondition({ meaning, values }), values)
  })
})

test.each(statements.flatMap(({ gaps }) => gaps))('the gap %s is said in both languages', (gap) => {
  expectWholeTexts((words) => words.describePermissionGap(gap))
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
