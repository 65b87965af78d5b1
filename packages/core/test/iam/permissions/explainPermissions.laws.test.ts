import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Tier } from '../../../src/iam/permissions/Tier.ts'
import {
  type PermissionsHolder,
  explainPermissions,
} from '../../../src/iam/permissions/explainPermissions.ts'
import { nodePermissions } from '../../../src/iam/permissions/nodePermissions.ts'
import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import type {
  PermissionStatement,
  PermissionsPolicy,
} from '../../../src/iam/policy/PolicyDocument.ts'
import { anyPermissionsScope } from './permissionsScope.ts'

const tier = fc.constantFrom<Tier>('connect', 'compute')

const granted = (): fc.Arbitrary<readonly [PermissionsHolder, PermissionsPolicy]> =>
  fc
    .tuple(tier, anyPermissionsScope(), fc.boolean())
    .map(([of, scope, isOfNodes]) =>
      isOfNodes ? ['nodes', nodePermissions(scope)] : ['rescale', permissionsPolicy(of, scope)],
    )

test('every action, resource and condition that is granted is explained', () => {
  fc.assert(
    fc.property(granted(), ([holder, policy]) => {
      for (const { actions, resources, conditions } of explainPermissions(holder, policy)) {
        expect(actions.filter(({ reason }) => reason === undefined)).toEqual([])
        expect(resources.filter(({ meaning }) => meaning === undefined)).toEqual([])
        expect(conditions.filter(({ meaning }) => meaning === undefined)).toEqual([])
      }
    }),
  )
})

test('the explanation says all that the statements say, and nothing else', () => {
  fc.assert(
    fc.property(granted(), ([holder, policy]) => {
      const said = explainPermissions(holder, policy).map(
        ({ statement, effect, actions, resources, conditions }) => ({
          Sid: statement,
          Effect: effect,
          Action: actions.map(({ action }) => action),
          Resource: resources.map(({ resource }) => resource),
          ...(conditions.length === 0
            ? {}
            : {
                Condition: Object.fromEntries(
                  [...new Set(conditions.map(({ operator }) => operator))].map((operator) => [
                    operator,
                    Object.fromEntries(
                      conditions
                        .filter((one) => one.operator === operator)
                        .map(({ key, values }) => [key, values]),
                    ),
                  ]),
                ),
              }),
        }),
      )
      expect(said).toEqual(policy.Statement)
    }),
  )
})

describe('a statement that changes loses its explanation:', () => {
  const onlyOf = (statement: PermissionStatement) => {
    const [explained] = explainPermissions('rescale', {
      Version: '2012-10-17',
      Statement: [statement],
    })
    if (explained === undefined) throw new TypeError('one statement has one explanation')
    return explained
  }
  const launch: PermissionStatement = {
    Effect: 'Allow',
    Action: ['ec2:RunInstances'],
    Resource: ['arn:aws:ec2:us-east-1:111122223333:instance/*'],
    Condition: { StringEquals: { 'ec2:MetadataHttpTokens': ['required'] } },
  }

  test.each(['ec2:CreateRoute', 'ec2:*', 'ec2:runinstances', 'logs:PutLogEvents'])(
    'the action %s',
    (action) => {
      expect(onlyOf({ ...launch, Action: [action] }).actions).toEqual([{ action }])
    },
  )

  test.each([
    'arn:aws:ec2:*:111122223333:instance/*',
    'arn:aws:ec2:us-east-1:*:instance/*',
    'arn:*:ec2:us-east-1:111122223333:instance/*',
    'arn:aws:ec2:us-east-1:111122223333:route-table/*',
    'arn:aws:ec2:us-east-1:111122223333:*',
    'arn:aws:s3:::bucket/*',
    'arn:aws:iam::111122223333:policy/x',
    '${Vpc}',
    'instance/*',
  ])('the resource %s', (resource) => {
    expect(onlyOf({ ...launch, Resource: [resource] }).resources).toEqual([{ resource }])
  })

  test.each([
    ['StringEquals', 'ec2:MetadataHttpTokens', ['optional']],
    ['StringEquals', 'ec2:MetadataHttpTokens', ['required', 'optional']],
    ['StringNotEquals', 'ec2:MetadataHttpTokens', ['required']],
    ['StringEqualsIfExists', 'ec2:MetadataHttpTokens', ['required']],
    ['Bool', 'ec2:Encrypted', ['false']],
    ['Bool', 'kms:GrantIsForAWSResource', ['false']],
    ['StringEquals', 'aws:RequestTag/other', ['acme']],
    ['ForAnyValue:StringEquals', 'aws:TagKeys', ['Name']],
    ['ArnNotEquals', 'ec2:Vpc', ['arn:aws:ec2:us-east-1:111122223333:vpc/vpc-01234567']],
    ['IpAddress', 'aws:SourceIp', ['10.0.0.0/8']],
  ])('the condition %s %s %j', (operator, key, values) => {
    const { conditions } = onlyOf({ ...launch, Condition: { [operator]: { [key]: values } } })
    expect(conditions).toEqual([{ operator, key, values }])
  })

  test('a statement without a name is called by its number', () => {
    const policy: PermissionsPolicy = {
      Version: '2012-10-17',
      Statement: [launch, { ...launch, Sid: 'Named' }, launch],
    }
    const names = explainPermissions('rescale', policy).map(({ statement }) => statement)
    expect(names).toEqual(['#1', 'Named', '#3'])
  })
})
