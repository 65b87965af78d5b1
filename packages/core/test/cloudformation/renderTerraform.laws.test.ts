import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { SetupTemplateInput } from '../../src/cloudformation/SetupTemplateInput.ts'
import type { Template } from '../../src/cloudformation/Template.ts'
import { renderTerraform } from '../../src/cloudformation/renderTerraform.ts'
import {
  terraformName,
  terraformTypes,
} from '../../src/cloudformation/terraform/terraformAddress.ts'
import {
  terraformArguments,
  terraformBlocks,
} from '../../src/cloudformation/terraform/terraformBlocks.ts'
import { documentIn } from './hclValue.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { madeIds, policyArguments, policyDocuments } from './renderedPolicies.ts'
import { certainTemplate } from './setupVariants.ts'

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

/** Every reference in the text, escaped ones left out, and those inside `jsonencode` included. */
const expressionsIn = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(/(\$*)\$\{([^}"({]*)\}/g))
    .filter(([, dollars = '']) => dollars.length % 2 === 0)
    .map(([, , expression = '']) => expression)

test('every expression names a resource that is there', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { text, document } = terraformOf(input)
      for (const expression of expressionsIn(text)) {
        const [type = '', name = ''] = expression.split('.')
        if (type === 'data')
          expect(expression).toMatch(/^data\.aws_availability_zones\.available\.names\[\d\]$/)
        else {
          expect(document.resource[type]).toHaveProperty(name)
          expect(expression.split('.')).toHaveLength(3)
          expect(expression).toMatch(/\.(id|arn|name|cidr_block|allocation_id)$/)
        }
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
