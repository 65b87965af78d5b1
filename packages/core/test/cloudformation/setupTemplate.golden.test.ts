import { describe, expect, test } from 'vitest'

import { renderTerraform } from '../../src/cloudformation/renderTerraform.ts'
import { certainTemplate, setupVariants } from './setupVariants.ts'

/** `vitest -u` writes these anew; they are reviewed as the documents that they are. */
describe('the templates as customers read them', () => {
  test.each(Object.entries(setupVariants))('%s, CloudFormation', async (name, input) => {
    const { body } = certainTemplate(input)
    await expect(body).toMatchFileSnapshot(`golden/${name}.template.json`)
  })

  test.each(Object.entries(setupVariants))('%s, Terraform', async (name, input) => {
    const { template } = certainTemplate(input)
    const text = renderTerraform(template, {
      region: input.region,
      accountId: input.customerAccountId,
    })
    await expect(text).toMatchFileSnapshot(`golden/${name}.tf.json`)
  })
})
