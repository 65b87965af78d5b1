import { fileURLToPath } from 'node:url'

import { CelEngine, type StandardDiagnostic, TemplateFile } from '@aws/cloudformation-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { setupVariants } from './setupVariants.ts'

/** What the validator remarks and why it stays so. */
const explained: ReadonlyArray<(finding: StandardDiagnostic) => boolean> = [
  // A property can only be set when the resource is made: true of networks, and an agreed CIDR is
  // not meant to change.
  ({ ruleId }) => ruleId === 'I9001',
  // The partition is written out: the template is for one account of one partition, and its
  // reviewer reads real ARNs.
  ({ ruleId }) => ruleId === 'I3042',
  // An account is written out in the ARN of the customer's boundary, which stands as the customer
  // named it.
  ({ ruleId, entity }) => ruleId === 'W9013' && entity?.resourceType === 'AWS::IAM::Role',
]

describe("AWS's own validator finds nothing that is not explained", () => {
  let engine: InstanceType<typeof CelEngine> | undefined
  beforeAll(() => {
    engine = new CelEngine()
  }, 60_000)
  afterAll(() => {
    engine?.free()
  })

  const findingsIn = (file: string): ReadonlyArray<string> => {
    const path = fileURLToPath(new URL(`golden/${file}`, import.meta.url))
    const report = engine?.validateStandard(new TemplateFile(path), { severityLevel: 'INFO' })
    if (report === undefined) throw new TypeError('the validator did not start')
    return report.diagnostics
      .filter((finding) => !explained.some((explains) => explains(finding)))
      .map(({ ruleId, message, propertyPath = '' }) => `${ruleId} ${propertyPath}: ${message}`)
  }

  test.each(Object.keys(setupVariants))('%s', (name) => {
    expect(findingsIn(`${name}.template.json`)).toEqual([])
  })
})
