import { describe, expect, test } from 'vitest'

import { comparePermissions } from '../../src/iam/permissions/comparePermissions.ts'
import { explainPermissions } from '../../src/iam/permissions/explainPermissions.ts'
import { permissionsPolicy } from '../../src/iam/permissions/permissionsPolicy.ts'
import { goldenScope } from '../iam/permissions/goldenScope.ts'
import { wordsIn } from './wordsIn.ts'

const compute = explainPermissions('rescale', permissionsPolicy('compute', goldenScope))
const connect = explainPermissions('rescale', permissionsPolicy('connect', goldenScope))

describe.each(['en', 'ja'] as const)('in %s', (language) => {
  const words = wordsIn[language]

  test('the explanation', async () => {
    await expect(words.renderExplanation(compute)).toMatchFileSnapshot(
      `golden/permissions-explained.${language}.md`,
    )
  })

  test('what is different with less', async () => {
    const changes = comparePermissions({ before: compute, after: connect })
    await expect(words.renderPermissionChanges(changes)).toMatchFileSnapshot(
      `golden/permissions-changed.${language}.md`,
    )
  })

  test('that nothing is different', () => {
    const changes = comparePermissions({ before: compute, after: compute })
    expect(words.renderPermissionChanges(changes)).toMatch(/^[^\n]+[.。]\n$/)
  })
})

const hostile = 'a`\n# heading\n```<script>'

test.each(['en', 'ja'] as const)('text of a policy stays code on its line in %s', (language) => {
  const explanations = explainPermissions('rescale', {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: hostile,
        Effect: 'Allow',
        Action: [hostile],
        Resource: [hostile, `arn:aws:iam::111122223333:role/${hostile}`],
        Condition: {
          [hostile]: { [hostile]: [hostile] },
          StringEquals: { 'aws:RequestedRegion': [hostile] },
        },
      },
    ],
  })
  const lines = wordsIn[language].renderExplanation(explanations).split('\n')
  const shown = lines.filter((line) => line.includes('heading'))
  expect(shown).toHaveLength(6)
  for (const line of shown) {
    const rest = line.replaceAll(/(?<!`)(````)(?!`) .*? \1(?!`)/g, '')
    expect(rest).not.toContain('heading')
  }
})
