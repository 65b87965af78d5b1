import { join } from 'node:path'

import { CelEngine, type StandardDiagnostic, TemplateFile } from '@aws/cloudformation-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { inFolder } from './inFolder.ts'
import { withSample } from './sampleVariants.ts'
import { certainTemplate, setupVariants } from './setupVariants.ts'

/** What the validator remarks and why it stays so. */
const explained: ReadonlyArray<(finding: StandardDiagnostic) => boolean> = [
  // A property can only be set when the resource is made: true of networks, and an agreed CIDR is
  // not meant to change.
  ({ ruleId }) => ruleId === 'I9001',
  // The partition is written out: the template is for one account of one partition, and its
  // reviewer reads real ARNs.
  ({ ruleId }) => ruleId === 'I3042',
  // An account is written out in the ARN of the customer's boundary, which stands as the customer
  // named it, and may be in a path.
  ({ ruleId, entity }) =>
    ruleId === 'W9013' &&
    ['AWS::IAM::Role', 'AWS::IAM::InstanceProfile', 'AWS::IAM::ManagedPolicy'].includes(
      entity?.resourceType ?? '',
    ),
]

describe("AWS's own validator finds nothing that is not explained", () => {
  let engine: InstanceType<typeof CelEngine> | undefined
  beforeAll(() => {
    engine = new CelEngine()
  }, 60_000)
  afterAll(() => {
    engine?.free()
  })

  const findingsIn = (input: SetupTemplateInput): Promise<ReadonlyArray<string>> =>
    inFolder({ 'template.json': certainTemplate(input).body }, (folder) => {
      const file = new TemplateFile(join(folder, 'template.json'))
      const report = engine?.validateStandard(file, { severityLevel: 'INFO' })
      if (report === undefined) throw new TypeError('the validator did not start')
      return report.diagnostics
        .filter((finding) => !explained.some((explains) => explains(finding)))
        .map(({ ruleId, message, propertyPath = '' }) => `${ruleId} ${propertyPath}: ${message}`)
    })

  test.each(Object.entries(setupVariants))('%s', async (_name, input) => {
    expect(await findingsIn(input)).toEqual([])
  })

  test('whatever was agreed', { timeout: 60_000 }, () =>
    withSample(2, async (inputs) => {
      for (const input of inputs) expect(await findingsIn(input)).toEqual([])
    }),
  )
})
