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
