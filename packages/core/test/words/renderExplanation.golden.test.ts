import { expect, test } from 'vitest'

import { explainPermissions } from '../../src/iam/permissions/explainPermissions.ts'
import { goldenScope } from '../iam/permissions/goldenScope.ts'
import { wordsIn } from './wordsIn.ts'

test.each(['en', 'ja'] as const)('the explanation in %s', async (language) => {
  const explanation = explainPermissions('compute', goldenScope)
  await expect(wordsIn[language].renderExplanation(explanation)).toMatchFileSnapshot(
    `golden/permissions-explained.${language}.md`,
  )
})
