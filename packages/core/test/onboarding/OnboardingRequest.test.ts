import { onboardingRequest, policyArn, rolePath } from '@byoa/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'

import { decode } from '../../src/codec/decodeProblems.ts'
import { OnboardingRequest } from '../../src/onboarding/OnboardingRequest.ts'
import { PolicyArn } from '../../src/iam/identity/PolicyArn.ts'
import { RolePath } from '../../src/iam/identity/RolePath.ts'
import { request } from './support/sample.ts'

describe('a request', () => {
  it('comes back from JSON as it went', () => {
    fc.assert(
      fc.property(onboardingRequest(), (asked) => {
        const json: unknown = JSON.parse(JSON.stringify(OnboardingRequest.encode(asked)))
        expect(OnboardingRequest.decode(json)).toEqual(E.right(asked))
      }),
    )
  })

  it('is refused with every wrong field', () => {
    const wrong = {
      ...request,
      companyCode: 'ACME',
      accountId: 111122223333,
      region: 'us-east-1a',
      egress: 'closed',
      zoneCount: 7,
      customerNetworks: [{ cidr: '10.0.0.1/16', name: '' }],
      plannedNodes: 0,
      permissionsBoundary: 'arn:aws:iam::111122223333:policy/Boundary',
    }
    const result = decode(OnboardingRequest, wrong)
    expect(E.isLeft(result) ? result.left.map(({ path }) => path) : []).toEqual([
      'companyCode',
      'accountId',
      'region',
      'egress',
      'zoneCount',
      'customerNetworks[0].cidr',
      'customerNetworks[0].name',
      'plannedNodes',
      'permissionsBoundary',
    ])
  })
})

describe('the ARN of a managed policy', () => {
  it('is whatever IAM may hand out', () => {
    fc.assert(fc.property(policyArn(), (arn) => PolicyArn.is(arn)))
  })

  it.each([
    'arn:aws:iam::111122223333:policy/Boundary',
    'arn:aws-us-gov:iam::111122223333:policy/team/a/Boundary_1',
    'arn:aws:iam::aws:policy/PowerUserAccess',
  ])('is %s', (arn) => {
    expect(PolicyArn.is(arn)).toBe(true)
  })

  it.each([
    'arn:aws:iam::111122223333:policy/',
    'arn:aws:iam::111122223333:policy//Boundary',
    'arn:aws:iam::111122223333:role/Boundary',
    'arn:aws:iam::11112222333:policy/Boundary',
    'arn:aws:iam::111122223333:policy/Bound*',
    ' arn:aws:iam::111122223333:policy/Boundary',
    `arn:aws:iam::111122223333:policy/${'a'.repeat(129)}`,
  ])('is not %s', (arn) => {
    expect(PolicyArn.is(arn)).toBe(false)
  })
})

describe('a role path', () => {
  it('is whatever IAM may take', () => {
    fc.assert(fc.property(rolePath(), (path) => RolePath.is(path)))
  })

  it.each(['/', '/rescale/', '/rescale/connect/', `/${'a'.repeat(510)}/`])('is %s', (path) => {
    expect(RolePath.is(path)).toBe(true)
  })

  it.each([
    '',
    'rescale',
    '/rescale',
    'rescale/',
    '//',
    '/a//b/',
    '/with space/',
    '/wild*/',
    '/$user/',
    `/${'a'.repeat(511)}/`,
  ])('is not %j', (path) => {
    expect(RolePath.is(path)).toBe(false)
  })
})
