import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import type { Template } from '../../src/cloudformation/Template.ts'
import { renderTerraform, terraformDigestOf } from '../../src/terraform/renderTerraform.ts'
import { terraformName, terraformTypes } from '../../src/terraform/terraformAddress.ts'
import { terraformArguments, terraformBlocks } from '../../src/terraform/terraformBlocks.ts'
import { documentIn } from './hclValue.ts'
import { setupTemplateInput } from '../cloudformation/setupInputs.ts'
import { madeIds, policyArguments, policyDocuments } from './renderedPolicies.ts'
import { certainTemplate, plainInput } from '../cloudformation/setupVariants.ts'

interface TerraformDocument {
  readonly provider: { readonly aws: { readonly allowed_account_ids: ReadonlyArray<string> } }
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly output: Readonly<Record<string, { readonly value: string }>>
}

const terraformOf = (
  input: SetupTemplateInput,
): { template: Template; text: string; document: TerraformDocument } => {
  const { template } = certainTemplate(input)
  const text = renderTerraform(template, {
    region: input.region,
    accountId: input.customerAccountId,
  })
  return { template, text, document: JSON.parse(text) as TerraformDocument }
}

test('every resource of the template has its counterpart, and no two share one', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, document } = terraformOf(input)
      const resources = Object.entries(template.Resources)
      for (const [logicalId, { Type }] of resources) {
        expect(document.resource[terraformTypes[Type]]).toHaveProperty(terraformName(logicalId))
      }
      const blocks = terraformBlocks(template)
      expect(new Set(blocks.map(({ type, name }) => `${type}.${name}`)).size).toBe(blocks.length)
      const written = Object.values(document.resource).flatMap((named) => Object.keys(named))
      expect(written).toHaveLength(blocks.length)
    }),
  )
})

test('every property of the template has an argument', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template } = certainTemplate(input)
      for (const { Type, Properties } of Object.values(template.Resources)) {
        expect(Object.keys(terraformArguments[Type])).toEqual(
          expect.arrayContaining(Object.keys(Properties)),
        )
      }
    }),
  )
})

test('every field of a rule inside a security group has an argument', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template } = certainTemplate(input)
      const known = Object.keys(terraformArguments['AWS::EC2::SecurityGroupEgress'])
      for (const { Properties } of Object.values(template.Resources)) {
        for (const list of [
          Properties['SecurityGroupIngress'],
          Properties['SecurityGroupEgress'],
        ]) {
          const rules = Array.isArray(list) ? (list as ReadonlyArray<object>) : []
          for (const rule of rules) {
            expect(known).toEqual(expect.arrayContaining(Object.keys(rule)))
          }
        }
      }
    }),
  )
})

test('nothing of CloudFormation is left over', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { text } = terraformOf(input)
      expect(text).not.toMatch(/Fn::|"Ref"|AWS::|\[object|undefined/)
    }),
  )
})

test('the rules of security groups and the policies of roles are as many as in the template', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, document } = terraformOf(input)
      const count = (property: string): number =>
        Object.values(template.Resources).reduce((sum, { Properties }) => {
          const list = Properties[property]
          return sum + (Array.isArray(list) ? list.length : 0)
        }, 0)
      const written = (type: string): number => Object.keys(document.resource[type] ?? {}).length
      const apart = (type: string): number =>
        Object.values(template.Resources).filter(({ Type }) => Type === type).length
      expect(written('aws_vpc_security_group_ingress_rule')).toBe(
        count('SecurityGroupIngress') + apart('AWS::EC2::SecurityGroupIngress'),
      )
      expect(written('aws_vpc_security_group_egress_rule')).toBe(
        count('SecurityGroupEgress') + apart('AWS::EC2::SecurityGroupEgress'),
      )
      expect(written('aws_iam_role_policy')).toBe(count('Policies') + apart('AWS::IAM::RolePolicy'))
    }),
  )
})

test('outputs are the same, and the account is the agreed one', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, document } = terraformOf(input)
      expect(Object.keys(document.output)).toEqual(Object.keys(template.Outputs))
      expect(document.provider.aws.allowed_account_ids).toEqual([input.customerAccountId])
    }),
  )
})

test('every policy parses and says what the policy of the template says, whatever the path of the roles', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, document } = terraformOf(input)
      const { aws, terraform } = madeIds(input)
      const read = Object.entries(policyArguments(document.resource)).map(
        ([address, argument]) => [address, documentIn(argument, terraform)] as const,
      )
      expect(Object.fromEntries(read)).toEqual(policyDocuments(template, aws))
    }),
  )
})

test('in another account or Region nothing is made', () => {
  fc.assert(
    fc.property(setupTemplateInput(), ({ customerAccountId, region, ...input }) => {
      const { document } = terraformOf({ ...input, customerAccountId, region })
      expect(document.resource['aws_vpc']?.['vpc']).toMatchObject({
        lifecycle: {
          precondition: [
            {
              condition: `\${data.aws_caller_identity.current.account_id == "${customerAccountId}"}`,
              error_message: `This template is for account ${customerAccountId}`,
            },
            {
              condition: `\${data.aws_region.current.id == "${region}"}`,
              error_message: `This template is for Region ${region}`,
            },
          ],
        },
      })
    }),
  )
})

test('a subnet whose zone is chosen by its place in the list stays in it', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { document } = terraformOf(input)
      for (const subnet of Object.values(document.resource['aws_subnet'] ?? {})) {
        expect('availability_zone' in subnet).toBe(input.zoneIds === undefined)
        expect('lifecycle' in subnet).toBe(input.zoneIds === undefined)
      }
    }),
  )
})

test('names that AWS would make up say what they are of, and leave room for what is added', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { document } = terraformOf(input)
      const prefixed = ['aws_iam_role', 'aws_iam_policy', 'aws_iam_instance_profile']
      for (const type of [...prefixed, 'aws_security_group', 'aws_cloudwatch_log_group']) {
        for (const body of Object.values(document.resource[type] ?? {})) {
          const { name, name_prefix: prefix = '' } = body as Readonly<Record<string, string>>
          expect(name === undefined).toBe(prefix !== '')
          // 26 characters are added, and the name of a role has at most 64.
          expect(prefix.length).toBeLessThanOrEqual(38)
          expect(prefix).toMatch(/^([a-z]+-)*$/)
        }
      }
    }),
  )
})

test('the stack report is the document that the customer returns', () => {
  const ids = {
    'aws_iam_role.rescale_role.arn': 'arn:aws:iam::111122223333:role/"R"',
    'aws_vpc.vpc.id': 'vpc-0123456789abcdef0',
    'aws_vpc.vpc.cidr_block': '10.20.0.0/16',
    'aws_route_table.route_table.id': 'rtb-0123456789abcdef0',
    'aws_subnet.subnet1.id': 'subnet-00000001',
    'aws_subnet.subnet2.id': 'subnet-00000002',
    'aws_subnet.subnet3.id': 'subnet-00000003',
    'aws_security_group.compute_security_group.id': 'sg-0123456789abcdef0',
    'aws_iam_instance_profile.compute_instance_profile.name': 'nodes',
  }
  const { template, digest } = certainTemplate(plainInput)
  const text = renderTerraform(template, {
    region: plainInput.region,
    accountId: plainInput.customerAccountId,
    onboardingId: 'onb-0123456789abcdef',
  })
  const { output } = JSON.parse(text) as TerraformDocument
  expect(documentIn(output['StackReport']?.value ?? '', ids)).toEqual({
    version: 1,
    onboardingId: 'onb-0123456789abcdef',
    roleArn: ids['aws_iam_role.rescale_role.arn'],
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidr: '10.20.0.0/16',
    routeTableIds: ['rtb-0123456789abcdef0'],
    subnetIds: ['subnet-00000001', 'subnet-00000002', 'subnet-00000003'],
    nodeSecurityGroupId: 'sg-0123456789abcdef0',
    instanceProfileName: 'nodes',
    templateDigest: digest,
  })
})

test('a module leaves the provider to its caller', () => {
  const { template } = certainTemplate(plainInput)
  const target = { region: plainInput.region, accountId: plainInput.customerAccountId }
  const whole = JSON.parse(renderTerraform(template, target)) as Record<string, unknown>
  const { '//': _digest, provider: _provider, ...rest } = whole
  const { '//': _other, ...module } = JSON.parse(
    renderTerraform(template, { ...target, isModule: true }),
  ) as Record<string, unknown>
  expect(module).toEqual(rest)
})

test('the digest at the top is of every other line', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { text } = terraformOf(input)
      const [first = '', line = '', ...rest] = text.split('\n')
      const digest = createHash('sha256')
        .update([first, ...rest].join('\n'))
        .digest('hex')
      expect(line).toBe(`  "//": "Terraform file sha256:${digest}",`)
      expect(terraformDigestOf(text)).toBe(`sha256:${digest}`)
    }),
  )
})
