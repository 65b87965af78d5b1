import { agreementAfter, agreementOfSetup, isTemplateChange } from '@byoa/application'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { changeDocument, setupDocument } from './rescaleArbitraries.ts'

test('what is agreed after a change of the template is what the change says, else as before', () => {
  fc.assert(
    fc.property(setupDocument, changeDocument.filter(isTemplateChange), (setup, change) => {
      const before = agreementOfSetup(setup)
      const { externalIds, rescaleVpcCidrs, s3PrefixListId, templateDigest, template } = change
      const { vpcId } = before.rescaleVpc
      const prefixList = s3PrefixListId === undefined ? {} : { s3PrefixListId }
      expect(agreementAfter(before, change)).toEqual({
        ...before,
        rescaleVpc: { vpcId, cidrs: rescaleVpcCidrs, ...prefixList },
        setup: {
          ...before.setup,
          externalId: externalIds.at(-1),
          templateDigest,
          templateSha256: template.sha256,
        },
        externalIds,
      })
    }),
  )
})
