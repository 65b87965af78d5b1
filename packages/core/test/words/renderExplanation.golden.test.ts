import { expect, test } from 'vitest'

import { explainPermissions } from '../../src/iam/permissions/explainPermissions.ts'
import { goldenScope } from '../iam/permissions/goldenScope.ts'
import { wordsIn } from './wordsIn.ts'

const [explanation] = explainPermissions('connect', goldenScope)

test.each(['en', 'ja'] as const)('the explanation in %s', async (language) => {
  const explanations = explainPermissions('compute', goldenScope)
  await expect(wordsIn[language].renderExplanation(explanations)).toMatchFileSnapshot(
    `golden/permissions-explained.${language}.md`,
  )
})

test.each(['en', 'ja'] as const)('a bar ends no cell of the table in %s', (language) => {
  const barred = explanation === undefined ? [] : [{ ...explanation, resources: ['a|b'] }]
  expect(wordsIn[language].renderExplanation(barred)).toContain('| `a\\|b` |')
})
