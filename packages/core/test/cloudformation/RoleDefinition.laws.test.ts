import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  type BuiltResources,
  type RoleDefinition,
  rescaleRoleDefinition,
} from '../../src/cloudformation/RoleDefinition.ts'
import type { Template } from '../../src/cloudformation/Template.ts'
import type { PermissionsPolicy } from '../../src/iam/policy/PolicyDocument.ts'
import { VpcId } from '../../src/iam/identity/identifiers.ts'
import { roleArn } from '../iam/arbitraries.ts'
import { certainlyOf } from '../iam/certainlyOf.ts'
import { asMade, inlinePoliciesIn } from './asMade.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { certainTemplate } from './setupVariants.ts'

type Built = Required<BuiltResources>

const built = (): fc.Arbitrary<Built> =>
  fc
    .record({
      roleArn: roleArn(),
      computeRoleArn: roleArn(),
      vpcId: fc
        .constantFrom('vpc-01234567', 'vpc-0123456789abcdef0')
        .map((text) => certainlyOf(VpcId, text)),
    })
    .filter((made) => made.roleArn !== made.computeRoleArn)

/** The role of a template as CloudFormation gives it to IAM, policies by name. */
const roleMadeOf = (template: Template, { roleArn: arn, computeRoleArn, vpcId }: Built): object => {
  const ids = {
    Vpc: vpcId,
    ComputeBoundary: 'arn:aws:iam::111122223333:policy/Boundary',
    RescaleRole: arn.split('/').at(-1) ?? '',
    'RescaleRole.Arn': arn,
    'ComputeRole.Arn': computeRoleArn,
  }
  const { AssumeRolePolicyDocument, Description, MaxSessionDuration, PermissionsBoundary, Tags } =
    template.Resources['RescaleRole']?.Properties ?? {}
  return {
    description: Description,
    maxSessionDurationSeconds: MaxSessionDuration,
    permissionsBoundaryArn: PermissionsBoundary,
    trustPolicy: asMade(AssumeRolePolicyDocument, ids),
    policies: Object.fromEntries(
      inlinePoliciesIn(template, 'RescaleRole').map(({ PolicyName, PolicyDocument }) => [
        PolicyName,
        asMade(PolicyDocument, ids),
      ]),
    ),
    tags: Tags,
  }
}

/** A definition in the same form. */
const roleDefinedBy = (definition: RoleDefinition): object => ({
  ...definition,
  permissionsBoundaryArn: definition.permissionsBoundaryArn,
  trustPolicy: JSON.parse(definition.trustPolicy) as unknown,
  policies: Object.fromEntries(
    definition.policies.map(({ policyName, document }) => [
      policyName,
      JSON.parse(document) as unknown,
    ]),
  ),
})

test('the definition is the role that the template makes, with the same ids', () => {
  fc.assert(
    fc.property(setupTemplateInput(), built(), (input, made) => {
      const { template } = certainTemplate(input)
      expect(roleDefinedBy(rescaleRoleDefinition(input, made))).toEqual(roleMadeOf(template, made))
    }),
  )
})

test('policies have names of their own, and no reference is left in them', () => {
  fc.assert(
    fc.property(setupTemplateInput(), built(), (input, made) => {
      const { policies, trustPolicy } = rescaleRoleDefinition(input, made)
      expect(new Set(policies.map(({ policyName }) => policyName)).size).toBe(policies.length)
      for (const text of [trustPolicy, ...policies.map(({ document }) => document)]) {
        expect(text).not.toMatch(/\$\{|Fn::|"Ref"/)
      }
    }),
  )
})

const passRoleIn = ({ policies }: RoleDefinition): ReadonlyArray<unknown> =>
  policies
    .flatMap(({ document }) => (JSON.parse(document) as PermissionsPolicy).Statement)
    .filter(({ Action }) => Action.includes('iam:PassRole'))
    .flatMap(({ Resource }) => Resource)

test('the role passes the compute role of the stack, and none when the stack has none', () => {
  fc.assert(
    fc.property(setupTemplateInput(), built(), (input, made) => {
      const { computeRoleArn, ...others } = made
      const passed = input.tier === 'connect' ? [] : [computeRoleArn]
      expect(passRoleIn(rescaleRoleDefinition(input, made))).toEqual(passed)
      expect(passRoleIn(rescaleRoleDefinition(input, others))).toEqual([])
    }),
  )
})
