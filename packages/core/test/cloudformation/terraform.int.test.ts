/** Terraform itself reads the policies; no provider is needed for what is only computed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { renderTerraform } from '../../src/cloudformation/renderTerraform.ts'
import { RolePath } from '../../src/iam/identity/RolePath.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'
import { madeIds, policyArguments, policyDocuments } from './renderedPolicies.ts'
import { certainTemplate, setupVariants } from './setupVariants.ts'

const isInstalled = spawnSync('terraform', ['version']).status === 0

const remark = isInstalled ? '' : ' (skipped: terraform is not on the PATH)'

type Outputs = Readonly<Record<string, { readonly value: string }>>

/** Returns what Terraform computes for outputs. */
const computed = (config: object): Outputs => {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'))
  const run = (...args: ReadonlyArray<string>): string => {
    const { status, stdout, stderr } = spawnSync('terraform', args, {
      cwd: folder,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`terraform ${args.join(' ')}: ${stdout}${stderr}`)
    return stdout
  }
  try {
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(config))
    run('apply', '-auto-approve', '-no-color')
    return JSON.parse(run('output', '-json')) as Outputs
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const localName = (address: string): string => address.replaceAll('.', '_')

/** A path that would end the text of the policy, and name a role of the customer's choice. */
const rolePath = certainlyOf(
  RolePath,
  '/%{x}/","arn:aws:iam::111122223333:role/Administrator","\\/',
)

test.skipIf(!isInstalled).each(Object.entries(setupVariants))(
  `Terraform computes the policies of the template %s${remark}`,
  { timeout: 60_000 },
  (_name, variant) => {
    const input = { ...variant, rolePath }
    const { template } = certainTemplate(input)
    const { aws, terraform } = madeIds(input)
    const document = JSON.parse(
      renderTerraform(template, { region: input.region, accountId: input.customerAccountId }),
    ) as { readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>> }
    const policies = Object.entries(policyArguments(document.resource))
    const outputs = computed({
      locals: Object.fromEntries(
        Object.entries(terraform).map(([address, id]) => [
          localName(address),
          id.replaceAll('%{', '%%{'),
        ]),
      ),
      output: Object.fromEntries(
        policies.map(([address, argument]) => [
          localName(address),
          {
            value: Object.keys(terraform).reduce(
              (text, id) => text.replaceAll(`\${${id}}`, `\${local.${localName(id)}}`),
              argument,
            ),
          },
        ]),
      ),
    })
    const documents = policies.map(
      ([address]) =>
        [address, JSON.parse(outputs[localName(address)]?.value ?? '') as unknown] as const,
    )
    expect(Object.fromEntries(documents)).toEqual(policyDocuments(template, aws))
  },
)
