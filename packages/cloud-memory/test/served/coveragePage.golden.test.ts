/** Keeps the page of what the sandbox serves true. */
import { expect, test } from 'vitest'

import { coveragePage } from './coveragePage.ts'

test('the page of what the sandbox serves is current', async () => {
  const file = '../../../../docs/reference/sandbox-coverage.md'
  await expect(coveragePage()).toMatchFileSnapshot(file)
})
