/**
 * The setup as Terraform JSON, for customers whose account is kept by Terraform. It is made from
 * the same template, so that neither form can hold what the other does not.
 *
 * @source https://developer.hashicorp.com/terraform/language/syntax/json
 */
import type { Region } from '../iam/identity/Partition.ts'
import type { AccountId } from '../iam/identity/identifiers.ts'
import type { Template } from './Template.ts'
import { canonicalTemplate, renderJson } from './renderTemplate.ts'
import { type TerraformBlock, terraformBlocks } from './terraform/terraformBlocks.ts'
import { type TerraformValue, terraformValue } from './terraform/terraformValue.ts'

/** Where the resources are to be made; Terraform refuses credentials of another account. */
export interface TerraformTarget {
  readonly region: Region
  readonly accountId: AccountId
}

type TerraformRecord = Readonly<Record<string, TerraformValue>>

/** The provider that has every resource and argument used here. */
const awsProvider = { source: 'hashicorp/aws', version: '>= 5.40' }

/** Zones where instances run as usual, without Local Zones and the like. */
const zones: TerraformRecord = {
  available: { state: 'available', filter: [{ name: 'zone-type', values: ['availability-zone'] }] },
}

const byType = (blocks: ReadonlyArray<TerraformBlock>): TerraformRecord => {
  const types = [...new Set(blocks.map(({ type }) => type))]
  return Object.fromEntries(
    types.map((type) => [
      type,
      Object.fromEntries(
        blocks.filter((block) => block.type === type).map(({ name, body }) => [name, body]),
      ),
    ]),
  )
}

const outputsOf = (template: Template): TerraformRecord =>
  Object.fromEntries(
    Object.entries(template.Outputs).map(([name, { Description, Value }]) => [
      name,
      { description: Description, value: terraformValue(template, Value) },
    ]),
  )

/** Renders the template as Terraform JSON (`main.tf.json`), the same bytes for equal templates. */
export const renderTerraform = (template: Template, target: TerraformTarget): string => {
  const canonical = canonicalTemplate(template)
  return renderJson({
    terraform: { required_version: '>= 1.3', required_providers: { aws: awsProvider } },
    provider: { aws: { region: target.region, allowed_account_ids: [target.accountId] } },
    data: { aws_availability_zones: zones },
    resource: byType(terraformBlocks(canonical)),
    output: outputsOf(canonical),
  })
}
