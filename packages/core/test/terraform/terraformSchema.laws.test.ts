/** Terraform files against the schema of the provider that is to read them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import { renderTerraform } from '../../src/terraform/renderTerraform.ts'
import { terraformTypes } from '../../src/terraform/terraformAddress.ts'
import { setupTemplateInput } from '../cloudformation/setupInputs.ts'
import { certainTemplate, plainInput, setupVariants } from '../cloudformation/setupVariants.ts'
import { providerSchema } from './providerSchema.ts'
import { type TerraformFile, schemaFindings } from './schemaFindings.ts'

const fileOf = (input: SetupTemplateInput, isModule: boolean): TerraformFile => {
  const target = { region: input.region, accountId: input.customerAccountId, isModule }
  const { template } = certainTemplate(input)
  const text = renderTerraform(template, { ...target, onboardingId: 'onb-0123456789abcdef' })
  return JSON.parse(text) as TerraformFile
}

test('every type, block, attribute and reference is one of the provider, and none is missing', () => {
  fc.assert(
    fc.property(setupTemplateInput(), fc.boolean(), (input, isModule) => {
      expect(schemaFindings(fileOf(input, isModule), providerSchema)).toEqual([])
    }),
  )
})

test('the schema has the types that are used and no other', () => {
  const used = Object.values(terraformTypes).toSorted()
  expect(Object.keys(providerSchema.resources)).toEqual(used)
  const { data } = fileOf(plainInput, false)
  expect(Object.keys(providerSchema.data)).toEqual(Object.keys(data))
})

test('the schema says which provider it is of, one that the files allow', () => {
  expect(providerSchema.source['provider']).toMatch(/^hashicorp\/aws 6\.\d+\.\d+$/)
  expect(fileOf(plainInput, false)).toMatchObject({
    terraform: { required_providers: { aws: { version: '>= 5.40, < 7.0' } } },
  })
})

const every = fileOf(setupVariants['open-every-option'] ?? plainInput, false)

/** Returns the file with one resource changed. */
const withResource = (address: string, change: object): TerraformFile => {
  const [type = '', name = ''] = address.split('.')
  const named = every.resource[type] ?? {}
  const body = { ...named[name], ...change }
  return { ...every, resource: { ...every.resource, [type]: { ...named, [name]: body } } }
}

const vpc = 'aws_vpc.vpc'
const subnet = 'aws_subnet.subnet1'
const flowLog = 'aws_flow_log.flow_log'

test.each<[string, TerraformFile, string]>([
  [
    'an unknown resource',
    withResource('aws_vpcs.vpc', { cidr_block: '10.0.0.0/16' }),
    'resource.aws_vpcs: unknown',
  ],
  [
    'an unknown data source',
    { ...every, data: { ...every.data, aws_zones: {} } },
    'data.aws_zones: unknown',
  ],
  ['an unknown attribute', withResource(vpc, { cidr: 'x' }), 'resource.aws_vpc.vpc.cidr: unknown'],
  [
    'a missing attribute',
    withResource(subnet, { vpc_id: undefined }),
    'resource.aws_subnet.subnet1.vpc_id: missing',
  ],
  [
    'an attribute that is only computed',
    withResource(vpc, { arn: 'arn' }),
    'resource.aws_vpc.vpc.arn: not to be set',
  ],
  [
    'a number as text',
    withResource(flowLog, { max_aggregation_interval: '600' }),
    'resource.aws_flow_log.flow_log.max_aggregation_interval: not a "number"',
  ],
  [
    'text for a list',
    withResource('aws_vpc_endpoint.s3_endpoint', { route_table_ids: 'rtb-1' }),
    'resource.aws_vpc_endpoint.s3_endpoint.route_table_ids: not a ["set","string"]',
  ],
  [
    'a list of numbers',
    withResource('aws_vpc_endpoint.s3_endpoint', { route_table_ids: [1] }),
    'resource.aws_vpc_endpoint.s3_endpoint.route_table_ids.0: not a "string"',
  ],
  [
    'a map that is a list',
    withResource(vpc, { tags: [{ Key: 'a', Value: 'b' }] }),
    'resource.aws_vpc.vpc.tags: not a ["map","string"]',
  ],
  [
    'a reference to another type',
    withResource(vpc, { cidr_block: '${aws_vpc_endpoint.s3_endpoint.route_table_ids}' }),
    'resource.aws_vpc.vpc.cidr_block: not a "string"',
  ],
  [
    'a reference to a resource that is not there',
    withResource(subnet, { vpc_id: '${aws_vpc.other.id}' }),
    'resource.aws_subnet.subnet1.vpc_id: nothing is called aws_vpc.other.id',
  ],
  [
    'a reference to an attribute that no schema has',
    withResource(subnet, { cidr_block: 'x-${aws_vpc.vpc.ids}' }),
    'resource.aws_subnet.subnet1.cidr_block: nothing is called aws_vpc.vpc.ids',
  ],
  [
    'a block too many',
    withResource(flowLog, { destination_options: [{}, {}] }),
    'resource.aws_flow_log.flow_log.destination_options: more than 1',
  ],
  [
    'an unknown attribute of a block',
    withResource(flowLog, { destination_options: { format: 'x' } }),
    'resource.aws_flow_log.flow_log.destination_options.0.format: unknown',
  ],
  [
    'a missing attribute of a block',
    withResource(flowLog, { tag_field_specification: [{ resource_type: 'x' }] }),
    'resource.aws_flow_log.flow_log.tag_field_specification.0.tag_keys: missing',
  ],
  [
    'a dependency on nothing',
    withResource(vpc, { depends_on: ['aws_eip.other'] }),
    'resource.aws_vpc.vpc: nothing is called aws_eip.other.id',
  ],
  [
    'an ignored attribute that no schema has',
    withResource(subnet, { lifecycle: { ignore_changes: ['zone'] } }),
    'resource.aws_subnet.subnet1: ignores zone',
  ],
  [
    'an unknown argument of the provider',
    { ...every, provider: { aws: { regions: ['us-east-1'] } } },
    'provider.regions: unknown',
  ],
  [
    'an output of nothing',
    { ...every, output: { VpcId: { value: '${aws_vpc.other.id}' } } },
    'output.VpcId: nothing is called aws_vpc.other.id',
  ],
])('%s is found', (_name, file, finding) => {
  expect(schemaFindings(file, providerSchema)).toEqual(expect.arrayContaining([finding]))
})

test('fewer blocks than a schema demands are found', () => {
  const zones = providerSchema.data['aws_availability_zones'] ?? { attributes: {} }
  const filter = { nesting_mode: 'set', min_items: 2, block: { attributes: {} } } as const
  const demanding = { ...zones, block_types: { filter } }
  expect(
    schemaFindings(
      { ...every, data: { aws_availability_zones: { available: {} } }, resource: {}, output: {} },
      { ...providerSchema, data: { aws_availability_zones: demanding } },
    ),
  ).toEqual(['data.aws_availability_zones.available.filter: fewer than 2'])
})
