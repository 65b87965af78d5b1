import { expect, test } from 'vitest'

import { renderTerraform } from '../../src/terraform/renderTerraform.ts'
import { certainTemplate, setupVariants } from '../cloudformation/setupVariants.ts'

/** `vitest -u` writes these anew; they are reviewed as the documents that they are. */
test.each(Object.entries(setupVariants))('%s as customers read it', async (name, input) => {
  const { template } = certainTemplate(input)
  const text = renderTerraform(template, {
    region: input.region,
    accountId: input.customerAccountId,
  })
  await expect(text).toMatchFileSnapshot(`golden/${name}.tf.json`)
})
