import { templateOf } from '@byoa/application'
import { RoleArn, partsOfRoleArn, PolicyArn, RolePath } from '@byoa/core/iam/identity'
import type { SetupIssued } from '@byoa/core/onboarding'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, test } from 'vitest'

import {
  type Parties,
  asCustomer,
  customerAccount,
  expectRight,
  given,
  parties,
  playTo,
} from '../support/parties.ts'
import { templateFailure } from '../../src/useCases/setup.ts'

const templateFor = (state: SetupIssued): unknown =>
  JSON.parse(expectRight(templateOf(state, state.setup)).body)

const boundaryDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})

/** A customer whose organisation demands a boundary and a path for every role. */
const withRoleOptions = (): Parties => {
  const played = parties()
  const { Arn } = asCustomer(played, 'CreatePolicy', {
    PolicyName: 'Boundary',
    PolicyDocument: boundaryDocument,
  }).Policy
  const permissionsBoundaryArn = given(PolicyArn, Arn)
  const rolePath = given(RolePath, '/vendors/rescale/')
  return { ...played, request: { ...played.request, permissionsBoundaryArn, rolePath } }
}

const boundaryArn = `arn:aws:iam::${customerAccount}:policy/Boundary`

describe('the boundary and the role path of a request', () => {
  test('are on every role of the template', async () => {
    const template = templateFor(await playTo(withRoleOptions(), 'SetupIssued'))
    const Properties = { Path: '/vendors/rescale/', PermissionsBoundary: boundaryArn }
    expect(template).toMatchObject({
      Resources: { RescaleRole: { Properties }, ComputeRole: { Properties } },
    })
  })

  test('are on no role when the request has neither', async () => {
    const template = templateFor(await playTo(parties(), 'SetupIssued'))
    const { Resources } = template as {
      readonly Resources: Readonly<Record<string, { readonly Properties: object }>>
    }
    const properties = Object.keys(Resources['RescaleRole']?.Properties ?? {})
    expect(properties).toContain('AssumeRolePolicyDocument')
    expect(properties).not.toContain('Path')
    expect(properties).not.toContain('PermissionsBoundary')
  })

  test('are on the role that the stack makes, and on the one that takes its place', async () => {
    const played = withRoleOptions()
    const { stack } = await playTo(played, 'PeeringPending')
    const { name: RoleName, path } = partsOfRoleArn(stack.roleArn)
    expect(path).toBe('/vendors/rescale/')
    const seen = () => {
      const { Arn, Path, PermissionsBoundary } = asCustomer(played, 'GetRole', { RoleName }).Role
      return { Arn, Path, PermissionsBoundary }
    }
    const expected = {
      Arn: `arn:aws:iam::${customerAccount}:role/vendors/rescale/${RoleName}`,
      Path: '/vendors/rescale/',
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: boundaryArn,
      },
    }
    expect(seen()).toEqual(expected)
    for (const PolicyName of asCustomer(played, 'ListRolePolicies', { RoleName }).PolicyNames) {
      asCustomer(played, 'DeleteRolePolicy', { RoleName, PolicyName })
    }
    asCustomer(played, 'DeleteRole', { RoleName })
    await playTo(played, 'Connected')
    expect(seen()).toEqual(expected)
  })
})

describe("the role of Rescale's that may assume the customer's", () => {
  const rescaleRoleArn = given(RoleArn, 'arn:aws:iam::999988887777:role/Onboarding')

  const withRescaleRole = (): Parties => {
    const played = parties()
    const directory: Parties['rescale']['directory'] = {
      ...played.rescale.directory,
      account: (partition) =>
        pipe(
          played.rescale.directory.account(partition),
          TE.map((account) => ({ ...account, roleArn: rescaleRoleArn })),
        ),
    }
    return { ...played, rescale: { ...played.rescale, directory } }
  }

  const trusting = (...conditions: ReadonlyArray<object>) => ({
    Resources: {
      RescaleRole: {
        Properties: {
          AssumeRolePolicyDocument: { Statement: conditions.map((Condition) => ({ Condition })) },
        },
      },
    },
  })
  const withId = ({ setup }: Awaited<ReturnType<typeof playTo<'SetupIssued'>>>) => ({
    StringEquals: { 'sts:ExternalId': [setup.externalId] },
  })
  const withIdentity = { StringEquals: { 'sts:SourceIdentity': ['rescale-byoa'] } }

  test('is named in the setup and in the trust policy of the template', async () => {
    const state = await playTo(withRescaleRole(), 'SetupIssued')
    expect(state.setup.rescaleRoleArn).toBe(rescaleRoleArn)
    const byTheRole = { ArnEquals: { 'aws:PrincipalArn': [rescaleRoleArn] } }
    expect(templateFor(state)).toMatchObject(
      trusting({ ...byTheRole, ...withId(state) }, { ...byTheRole, ...withIdentity }),
    )
  })

  test('is named in neither when Rescale has none', async () => {
    const state = await playTo(parties(), 'SetupIssued')
    expect(state.setup).not.toHaveProperty('rescaleRoleArn')
    expect(templateFor(state)).toMatchObject(trusting(withId(state), withIdentity))
    expect(JSON.stringify(templateFor(state))).not.toContain('aws:PrincipalArn')
  })

  test('is named in the trust of the role that the stack makes', async () => {
    const played = withRescaleRole()
    const { stack } = await playTo(played, 'StackReported')
    const { name: RoleName } = partsOfRoleArn(stack.roleArn)
    const { AssumeRolePolicyDocument } = asCustomer(played, 'GetRole', { RoleName }).Role
    expect(decodeURIComponent(AssumeRolePolicyDocument)).toContain(rescaleRoleArn)
  })
})

test('a template that cannot be rendered is a failure that no later try mends', () => {
  expect(templateFailure({ _tag: 'ZoneIdsDoNotMatch', zoneCount: 3, zoneIdCount: 2 })).toEqual({
    _tag: 'Failure',
    operation: 'setupTemplate',
    code: 'ZoneIdsDoNotMatch',
    message: '3 zones are requested, but 2 different zone IDs are specified.',
    retryable: false,
  })
})
