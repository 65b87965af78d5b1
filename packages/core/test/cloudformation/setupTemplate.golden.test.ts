import { expect, test } from 'vitest'

import { certainTemplate, setupVariants } from './setupVariants.ts'

/** `vitest -u` writes these anew; they are reviewed as the documents that they are. */
test.each(Object.entries(setupVariants))('%s as customers read it', async (name, input) => {
  const { body } = certainTemplate(input)
  await expect(body).toMatchFileSnapshot(`golden/${name}.template.json`)
})
