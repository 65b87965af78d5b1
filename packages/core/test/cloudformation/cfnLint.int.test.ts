import { spawnSync } from 'node:child_process'

import { expect, test } from 'vitest'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { partitionOfRegion } from '../../src/iam/identity/Partition.ts'
import { inFolder } from './inFolder.ts'
import { programAtHand } from './programAtHand.ts'
import { readVariants, withSample } from './sampleVariants.ts'
import { certainTemplate } from './setupVariants.ts'

interface Finding {
  readonly Filename: string
  readonly Message: string
  readonly Rule: { readonly Id: string }
}

/** What cfn-lint remarks and why it stays so. */
const isExplained = ({ Rule }: Finding, { region }: SetupTemplateInput): boolean =>
  // It knows principals of these partitions only: `^arn:(aws|aws-cn|aws-us-gov):iam::`.
  Rule.Id === 'E3530' && !['aws', 'aws-cn', 'aws-us-gov'].includes(partitionOfRegion(region))

const findingsIn = (
  inputs: Readonly<Record<string, SetupTemplateInput>>,
): Promise<ReadonlyArray<string>> => {
  const files = Object.entries(inputs).map(
    ([name, input]) => [`${name}.json`, certainTemplate(input).body] as const,
  )
  return inFolder(Object.fromEntries(files), (cwd) => {
    const args = ['--format', 'json', '--', ...Object.keys(inputs).map((name) => `${name}.json`)]
    const { stdout, stderr } = spawnSync('cfn-lint', args, { cwd, encoding: 'utf8' })
    expect(stderr).toBe('')
    return (JSON.parse(stdout) as ReadonlyArray<Finding>)
      .filter((finding) => {
        const input = inputs[finding.Filename.replace('.json', '')]
        return input === undefined || !isExplained(finding, input)
      })
      .map(({ Filename, Message, Rule }) => `${Filename}: ${Rule.Id} ${Message}`)
  })
}

const { isThere, remark } = programAtHand('cfn-lint')

test.skipIf(!isThere)(
  `cfn-lint finds nothing that is not explained in any template${remark}`,
  { timeout: 60_000 },
  () =>
    withSample(3, async (drawn) => {
      expect(await findingsIn({ ...readVariants, ...Object.fromEntries(drawn.entries()) })).toEqual(
        [],
      )
    }),
)
