import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readPermissions } from '../../src/cloudformation/readPermissions.ts'
import { templateScopeOf, tierOf } from '../../src/cloudformation/resources/rescaleRole.ts'
import { comparePermissions } from '../../src/iam/permissions/comparePermissions.ts'
import { explainPermissions } from '../../src/iam/permissions/explainPermissions.ts'
import { nodePermissions } from '../../src/iam/permissions/nodePermissions.ts'
import { permissionsPolicy } from '../../src/iam/permissions/permissionsPolicy.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { certainTemplate } from './setupVariants.ts'

const readText = (text: string) => readPermissions(JSON.parse(text))

test('what is read of a template is what it grants, all of it explained', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const read = readText(certainTemplate(input).body)
      const scope = templateScopeOf(input)
      const granted = {
        rescale: permissionsPolicy(tierOf(input), scope),
        ...(tierOf(input) === 'compute' ? { nodes: nodePermissions(scope) } : {}),
      }
      if (E.isLeft(read)) throw new TypeError(JSON.stringify(read.left))
      expect(Object.keys(read.right)).toEqual(Object.keys(granted))
      for (const holder of ['rescale', 'nodes'] as const) {
        const versions = {
          before: explainPermissions(
            holder,
            read.right[holder] ?? { ...granted.rescale, Statement: [] },
          ),
          after: explainPermissions(
            holder,
            granted[holder] ?? { ...granted.rescale, Statement: [] },
          ),
        }
        expect(comparePermissions(versions)).toEqual([])
        for (const { actions, resources, conditions } of versions.before) {
          expect(actions.every(({ reason }) => reason !== undefined)).toBe(true)
          expect([...resources, ...conditions].every((one) => one.meaning !== undefined)).toBe(true)
        }
      }
    }),
  )
})

describe('a policy alone', () => {
  const Statement = {
    Sid: 'Launch',
    Effect: 'Allow',
    Action: 'ec2:CreateVolume',
    Resource: 'arn:aws:ec2:us-east-1:111122223333:volume/*',
    Condition: { Bool: { 'ec2:Encrypted': true } },
  }
  const expected = E.right({
    rescale: {
      Version: '2012-10-17',
      Statement: [
        {
          ...Statement,
          Action: [Statement.Action],
          Resource: [Statement.Resource],
          Condition: { Bool: { 'ec2:Encrypted': ['true'] } },
        },
      ],
    },
  })
  const policy = { Version: '2012-10-17', Statement }

  test.each([
    ['as it is', policy],
    ['with a list of statements', { ...policy, Statement: [Statement] }],
    ['as the AWS CLI prints it', { RoleName: 'r', PolicyName: 'p', PolicyDocument: policy }],
    ['as the API returns it', { PolicyDocument: encodeURIComponent(JSON.stringify(policy)) }],
  ])('%s', (_what, json) => {
    expect(readPermissions(json)).toEqual(expected)
  })

  test.each<[string, unknown, ReadonlyArray<string>]>([
    ['a number', 1, ['']],
    ['a template without the role', { Resources: {} }, ['Resources.RescaleRole']],
    ['a policy without statements', { Version: '2012-10-17' }, ['Statement']],
    [
      'a statement about all actions but some',
      { Statement: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } },
      ['Statement[0].Action', 'Statement[0].NotAction'],
    ],
    [
      'a template whose policy is none',
      { Resources: { OwnRolePolicy: { Properties: { PolicyDocument: { Statement: [{}] } } } } },
      ['Effect', 'Action', 'Resource'].map(
        (field) => `Resources.OwnRolePolicy.Properties.PolicyDocument.Statement[0].${field}`,
      ),
    ],
  ])('refuses %s', (_what, json, paths) => {
    const read = readPermissions(json)
    expect(E.isLeft(read) && read.left.map(({ path }) => path)).toEqual(paths)
  })
})
