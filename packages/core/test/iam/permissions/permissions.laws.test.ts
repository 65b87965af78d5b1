import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { policySizeCharacters } from '../../../src/iam/policy/PolicyDocument.ts'
import { readPolicy } from '../../../src/iam/policy/ReadPolicy.ts'
import type { Tier } from '../../../src/iam/permissions/Tier.ts'
import { actionsOfTier } from '../../../src/iam/permissions/awsActions.ts'
import { evaluate } from '../../../src/iam/policy/evaluate.ts'
import { nodePermissions } from '../../../src/iam/permissions/nodePermissions.ts'
import type { PermissionsScope } from '../../../src/iam/permissions/permissionScopes.ts'
import { permissionsBoundary } from '../../../src/iam/permissions/permissionsBoundary.ts'
import { permissionsPolicy } from '../../../src/iam/permissions/permissionsPolicy.ts'
import { policyQuotas } from '../../../src/iam/policy/policyQuotas.ts'
import { sessionOf } from '../callers.ts'
import { defaultKeyPolicy } from '../keyPolicy.ts'
import { permissionsScope } from './permissionsScope.ts'

const tier = fc.constantFrom<Tier>('connect', 'compute')

test('the policy grants every action of its tier and no other, none of them by wildcard', () => {
  fc.assert(
    fc.property(tier, permissionsScope(), (of, scope) => {
      const granted = new Set(
        permissionsPolicy(of, scope).Statement.flatMap(({ Action }) => Action),
      )
      expect(granted).toEqual(new Set(actionsOfTier(of).map(({ action }) => action)))
      expect([...granted].filter((action) => action.includes('*'))).toEqual([])
    }),
  )
})

test('every statement allows, has a name of its own, and is confined by a condition or by one ARN', () => {
  fc.assert(
    fc.property(tier, permissionsScope(), (of, scope) => {
      const statements = permissionsPolicy(of, scope).Statement
      expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length)
      for (const { Effect, Sid, Condition, Resource } of statements) {
        expect(Effect).toBe('Allow')
        expect(Sid).toMatch(/^[A-Za-z0-9]+$/)
        expect(Condition !== undefined || !Resource.some((arn) => arn.includes('*'))).toBe(true)
        expect(JSON.stringify(Condition ?? {})).not.toContain('IfExists')
      }
    }),
  )
})

test('the policy of either tier fits inline into a role, whatever the lengths of its names', () => {
  fc.assert(
    fc.property(tier, permissionsScope(), (of, scope) => {
      const size = policySizeCharacters(permissionsPolicy(of, scope))
      expect(size).toBeLessThanOrEqual(policyQuotas.inlinePoliciesCharacters)
    }),
  )
})

describe('under the boundary', () => {
  const everything = readPolicy({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  })

  const decisionOf = (
    scope: PermissionsScope,
    asked: {
      readonly action: string
      readonly resource: string
      readonly context?: Readonly<Record<string, ReadonlyArray<string>>>
    },
  ): string =>
    evaluate(
      {
        identity: [everything],
        boundary: readPolicy(permissionsBoundary(scope)),
        resource: defaultKeyPolicy(scope.accountId, scope.partition),
      },
      {
        principal: sessionOf(`arn:${scope.partition}:iam::${scope.accountId}:role/Node`),
        context: {},
        ...asked,
      },
    ).decision

  test('an administrator still cannot change the boundary, take it off, or make a role without it', () => {
    fc.assert(
      fc.property(permissionsScope(), (scope) => {
        const iam = `arn:${scope.partition}:iam::${scope.accountId}`
        const boundary = `${iam}:policy/rescale/${scope.connectionName}/Setup-ComputeBoundary-1ABC`
        for (const action of [
          'CreatePolicyVersion',
          'SetDefaultPolicyVersion',
          'DeletePolicy',
          'DeletePolicyVersion',
        ]) {
          expect(decisionOf(scope, { action: `iam:${action}`, resource: boundary })).toBe(
            'explicitly-denied',
          )
        }
        for (const action of [
          'CreateRole',
          'PutRolePermissionsBoundary',
          'PutRolePolicy',
          'AttachRolePolicy',
        ]) {
          const resource = `${iam}:role/New`
          const asked = { action: `iam:${action}`, resource }
          expect(decisionOf(scope, asked)).toBe('explicitly-denied')
          const context = { 'iam:PermissionsBoundary': [`${iam}:policy/AdministratorAccess`] }
          expect(decisionOf(scope, { ...asked, context })).toBe('explicitly-denied')
          // With the boundary it is not denied outright, and still not allowed: a boundary is a
          // maximum.
          const bounded = { 'iam:PermissionsBoundary': [boundary] }
          expect(decisionOf(scope, { ...asked, context: bounded })).toBe('implicitly-denied')
        }
        const off = { action: 'iam:DeleteRolePermissionsBoundary', resource: `${iam}:role/Node` }
        expect(decisionOf(scope, off)).toBe('explicitly-denied')
      }),
    )
  })

  test('everything that nodes may do stays possible, and nothing else of EC2, S3 or STS', () => {
    fc.assert(
      fc.property(permissionsScope(), (scope) => {
        for (const { Action, Resource, Condition } of nodePermissions(scope).Statement) {
          const context = Condition?.['StringEquals'] ?? {}
          const resource = (Resource[0] ?? '').replace('*', 'x')
          for (const action of Action) {
            expect(decisionOf(scope, { action, resource, context })).toBe('allowed')
          }
        }
        for (const action of [
          'ec2:RunInstances',
          's3:GetObject',
          'sts:AssumeRole',
          'kms:ScheduleKeyDeletion',
        ]) {
          expect(decisionOf(scope, { action, resource: '*' })).toBe('implicitly-denied')
        }
      }),
    )
  })

  test('the boundary fits into a managed policy', () => {
    fc.assert(
      fc.property(permissionsScope(), (scope) => {
        expect(policySizeCharacters(permissionsBoundary(scope))).toBeLessThanOrEqual(6144)
      }),
    )
  })
})
