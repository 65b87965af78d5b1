/**
 * The setup as Terraform JSON, for customers whose account is kept by Terraform. It is made from
 * the same template, so that neither form can hold what the other does not.
 *
 * @source https://developer.hashicorp.com/terraform/language/syntax/json
 */
import type { Region } from '../iam/identity/Partition.ts'
import type { AccountId } from '../iam/identity/identifiers.ts'
import { sha256 } from '../codec/sha256.ts'
import { type Template, type TemplateValue, isList, isRecord } from '../cloudformation/Template.ts'
import { canonicalTemplate, renderJson } from '../cloudformation/renderTemplate.ts'
import { type TerraformBlock, terraformBlocks } from './terraformBlocks.ts'
import { type TerraformValue, jsonText, terraformValue } from './terraformValue.ts'

/** Where the resources are to be made; Terraform refuses credentials of another account. */
export interface TerraformTarget {
  readonly region: Region
  readonly accountId: AccountId
  /** Adds the output `StackReport`, the document that the customer returns for this onboarding. */
  readonly onboardingId?: string
  /** Leaves out the provider, which a module takes from whoever calls it. */
  readonly isModule?: boolean
}

type TerraformRecord = Readonly<Record<string, TerraformValue>>

/** The provider that has every resource and argument used here; the next major may not. */
const awsProvider = { source: 'hashicorp/aws', version: '>= 5.40, < 7.0' }

/** Zones where instances run as usual, without Local Zones and the like. */
const zones: TerraformRecord = {
  available: { state: 'available', filter: [{ name: 'zone-type', values: ['availability-zone'] }] },
}

/** Where Terraform runs, and the zones there. */
const dataSources: TerraformRecord = {
  aws_availability_zones: zones,
  aws_caller_identity: { current: {} },
  aws_region: { current: {} },
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

/** A list leaves a stack as text with commas, and a document as a list. */
const reportedValue = (value: TemplateValue): TemplateValue => {
  const join = isRecord(value) ? value['Fn::Join'] : undefined
  return isList(join) ? (join[1] ?? []) : value
}

const fieldName = (outputName: string): string =>
  outputName.replace(/^./, (letter) => letter.toLowerCase())

/** The stack report as JSON: `terraform output -raw StackReport`. */
const reportOutput = (template: Template, onboardingId: string): TerraformRecord => {
  const fields = Object.entries(template.Outputs).map(
    ([name, { Value }]) => [fieldName(name), reportedValue(Value)] as const,
  )
  const report = { version: 1, onboardingId, ...Object.fromEntries(fields) }
  return {
    StackReport: {
      description: 'The stack report as a document: return this to Rescale',
      value: jsonText(template, report),
    },
  }
}

/** Terraform reads `//` as a comment. */
const withDigest = (file: object): object => ({
  '//': `Terraform file sha256:${sha256(renderJson(file))}`,
  ...file,
})

/** Renders the template as Terraform JSON (`main.tf.json`), the same bytes for equal templates. */
export const renderTerraform = (template: Template, target: TerraformTarget): string => {
  const { region, accountId, onboardingId, isModule = false } = target
  const canonical = canonicalTemplate(template)
  const file = {
    terraform: { required_version: '>= 1.3', required_providers: { aws: awsProvider } },
    ...(isModule ? {} : { provider: { aws: { region, allowed_account_ids: [accountId] } } }),
    data: dataSources,
    resource: byType(terraformBlocks(canonical)),
    output: {
      ...outputsOf(canonical),
      ...(onboardingId === undefined ? {} : reportOutput(canonical, onboardingId)),
    },
  }
  return renderJson(withDigest(file))
}

/** Returns the digest that a rendered file names, of all but the line that holds it. */
export const terraformDigestOf = (text: string): string | undefined =>
  /^\{\n {2}"\/\/": "Terraform file (sha256:[0-9a-f]{64})",\n/.exec(text)?.[1]
