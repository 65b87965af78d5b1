import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

import { setupVariants } from './setupVariants.ts'

const isInstalled = spawnSync('cfn-lint', ['--version']).status === 0

const remark = isInstalled ? '' : ' (skipped: cfn-lint is not on the PATH)'

const files = Object.keys(setupVariants).map((name) =>
  fileURLToPath(new URL(`golden/${name}.template.json`, import.meta.url)),
)

// The golden files are what is checked, because `setupTemplate.golden.test.ts` holds them to the
// code byte by byte.
test.skipIf(!isInstalled)(
  `cfn-lint finds nothing in any template${remark}`,
  { timeout: 60_000 },
  () => {
    const { status, stdout, stderr } = spawnSync('cfn-lint', ['--', ...files], { encoding: 'utf8' })
    expect(`${stdout}${stderr}`).toBe('')
    expect(status).toBe(0)
  },
)
