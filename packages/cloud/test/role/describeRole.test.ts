import { answer, awsError, fakeAws, region, roleArn, valid } from '@byoa/scripted-aws'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { describeRole } from '../../src/role/describeRole.ts'
import { definition, keptRoles, restored } from './roles.ts'

const policyArn = 'arn:aws:iam::111122223333:policy/Guard'
const deny = '{"Statement":[{"Effect":"Deny"}]}'

const lists = {
  ListRolePolicies: [
    answer({ PolicyNames: ['RescalePermissions'], IsTruncated: true, Marker: 'm' }),
    answer({ PolicyNames: ['RescaleReadOwnRole', 'Gone'], IsTruncated: false }),
  ],
  ListAttachedRolePolicies: answer({
    AttachedPolicies: [{ PolicyName: 'Guard', PolicyArn: policyArn }],
    IsTruncated: false,
  }),
  GetPolicy: answer({ Policy: { Arn: policyArn, DefaultVersionId: 'v3' } }),
  GetPolicyVersion: answer({ PolicyVersion: { Document: encodeURIComponent(deny) } }),
}

describe('describing a role', () => {
  it('reads every policy, the default version of an attached one, and leaves out one that went', async () => {
    const kept = keptRoles({ Rescale: restored })
    const aws = fakeAws({ ...kept.acts, ...lists })
    const role = O.toUndefined(valid(await describeRole(aws.awsFor(region), roleArn)()))
    expect(role).toMatchObject({
      roleArn,
      permissionsBoundaryArn: definition.permissionsBoundaryArn,
      policies: [
        { name: 'RescalePermissions', kind: 'inline' },
        { name: 'RescaleReadOwnRole', kind: 'inline' },
        { name: policyArn, kind: 'attached', document: encodeURIComponent(deny) },
      ],
    })
    expect(decodeURIComponent(role?.trustPolicy ?? '')).toBe(definition.trustPolicy)
    const version = aws.received.find(({ action }) => action === 'GetPolicyVersion')
    expect(version?.params).toMatchObject({ PolicyArn: policyArn, VersionId: 'v3' })
  })

  it('is none without the role, and asks no more', async () => {
    const aws = fakeAws({ ...keptRoles().acts, ...lists })
    expect(valid(await describeRole(aws.awsFor(region), roleArn)())).toEqual(O.none)
    expect(aws.actions()).toEqual(['GetRole'])
  })

  it('is Left when a policy may not be read', async () => {
    const acts = { ...keptRoles({ Rescale: restored }).acts, ...lists }
    const aws = fakeAws({ ...acts, GetPolicy: awsError('AccessDenied', 'no', 403) })
    expect(await describeRole(aws.awsFor(region), roleArn)()).toMatchObject({
      left: { action: 'iam:GetPolicy', code: 'AccessDenied' },
    })
  })
})
