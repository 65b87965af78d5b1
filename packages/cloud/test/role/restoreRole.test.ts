import { newRequestToken } from '@byoa/cloud-aws'
import { parseRoleArn } from '@byoa/core/iam/identity'
import {
  type Script,
  awsError,
  fakeAws,
  fakeWait,
  refused,
  region,
  roleArn,
  valid,
} from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

import { customerConsole } from '../../src/customerConsole.ts'
import { type KeptRole, boundaryArn, definition, keptRoles, restored } from './roles.ts'

const restoreOn = (
  roles: Readonly<Record<string, KeptRole>>,
  scripts: Readonly<Record<string, Script>> = {},
) => {
  const kept = keptRoles(roles)
  const aws = fakeAws({ ...kept.acts, ...scripts })
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  const run = (parts: Partial<Parameters<typeof customer.restoreRole>[0]> = {}) =>
    customer.restoreRole({ region, roleArn, role: definition, ...parts })()
  const writes = () => aws.actions().filter((action) => !action.startsWith('Get'))
  return { kept, aws, run, writes }
}

const { RescalePermissions = '', RescaleReadOwnRole = '' } = restored.policies

describe('restoring a role', () => {
  it('writes nothing when nothing differs', async () => {
    const { aws, run } = restoreOn({ Rescale: restored })
    valid(await run())
    expect(aws.actions()).toEqual(['GetRole', 'GetRolePolicy', 'GetRolePolicy'])
  })

  it('takes documents for the same that are the same JSON', async () => {
    const { trust, policies } = restored
    const spaced = (document: string) => JSON.stringify(JSON.parse(document), undefined, 2)
    const { writes, run } = restoreOn({
      Rescale: {
        ...restored,
        trust: spaced(trust),
        policies: Object.fromEntries(
          Object.entries(policies).map(([name, document]) => [name, spaced(document)]),
        ),
      },
    })
    valid(await run())
    expect(writes()).toEqual([])
  })

  it('creates one that is gone, with everything it should have', async () => {
    const { kept, aws, writes, run } = restoreOn({})
    valid(await run())
    expect(kept.all.get('Rescale')).toEqual(restored)
    expect(writes()).toEqual(['CreateRole', 'PutRolePolicy', 'PutRolePolicy'])
    expect(aws.received[1]?.params).toMatchObject({
      RoleName: 'Rescale',
      Path: '/',
      Description: definition.description,
      MaxSessionDuration: '7200',
      'Tags.member.1.Key': 'rescale:byoa',
      'Tags.member.1.Value': 'acme',
    })
  })

  it('creates one with the path and without the boundary of the definition', async () => {
    const { permissionsBoundaryArn: _none, ...unbounded } = definition
    const { kept, aws, run } = restoreOn({})
    const arn = valid(parseRoleArn('arn:aws:iam::111122223333:role/rescale/connect/Rescale'))
    valid(await run({ roleArn: arn, role: unbounded }))
    expect(kept.all.get('Rescale')).toMatchObject({ path: '/rescale/connect/' })
    expect(aws.received[1]?.params).not.toHaveProperty('PermissionsBoundary')
  })

  const differences: ReadonlyArray<readonly [string, KeptRole, ReadonlyArray<string>]> = [
    ['its trust policy was edited', { ...restored, trust: '{}' }, ['UpdateAssumeRolePolicy']],
    ['its trust policy is no JSON', { ...restored, trust: '%' }, ['UpdateAssumeRolePolicy']],
    [
      'its boundary was removed',
      { path: '/', trust: restored.trust, policies: restored.policies },
      ['PutRolePermissionsBoundary'],
    ],
    [
      'its boundary is another one',
      { ...restored, boundary: 'arn:aws:iam::111122223333:policy/Other' },
      ['PutRolePermissionsBoundary'],
    ],
    ['a policy was removed', { ...restored, policies: { RescalePermissions } }, ['PutRolePolicy']],
    [
      'a policy was edited',
      { ...restored, policies: { ...restored.policies, RescaleReadOwnRole: '{}' } },
      ['PutRolePolicy'],
    ],
    [
      'everything differs',
      { path: '/', trust: '{}', policies: {} },
      ['PutRolePermissionsBoundary', 'UpdateAssumeRolePolicy', 'PutRolePolicy', 'PutRolePolicy'],
    ],
  ]
  it.each(differences)(
    'writes what differs when %s, and nothing the next time',
    async (_, role, expected) => {
      const { kept, writes, run } = restoreOn({ Rescale: role })
      valid(await run())
      expect(kept.all.get('Rescale')).toEqual(restored)
      expect(writes()).toEqual(expected)
      valid(await run())
      expect(writes()).toEqual(expected)
    },
  )

  it('leaves policies of other names, and a boundary where none is asked for', async () => {
    const { permissionsBoundaryArn: _none, ...unbounded } = definition
    const more = { ...restored, policies: { ...restored.policies, Theirs: '{}' } }
    const { kept, writes, run } = restoreOn({ Rescale: more })
    valid(await run({ role: unbounded }))
    expect(kept.all.get('Rescale')).toEqual({ ...more, boundary: boundaryArn })
    expect(writes()).toEqual([])
  })

  it('never changes a role that has the name under another path', async () => {
    const theirs = { ...restored, path: '/theirs/', trust: '{}' }
    const { kept, writes, run } = restoreOn({ Rescale: theirs })
    expect(refused(await run())).toMatchObject({
      operation: 'CustomerConsole.restoreRole',
      code: 'EntityAlreadyExists',
      retryable: false,
    })
    expect(kept.all.get('Rescale')).toEqual(theirs)
    expect(writes()).toEqual(['CreateRole'])
  })

  it('restores one that somebody else created meanwhile', async () => {
    const { kept, run } = restoreOn(
      {},
      {
        CreateRole: () => {
          kept.all.set('Rescale', { path: '/', trust: '{}', policies: {} })
          return awsError('EntityAlreadyExists', 'it exists', 409)
        },
      },
    )
    valid(await run())
    expect(kept.all.get('Rescale')).toEqual(restored)
  })

  it.each([
    ['GetRole', 'AccessDenied', 403],
    ['CreateRole', 'LimitExceeded', 409],
    ['CreateRole', 'MalformedPolicyDocument', 400],
    ['GetRolePolicy', 'AccessDenied', 403],
    ['PutRolePolicy', 'LimitExceeded', 409],
  ])('fails for good when %s says %s', async (action, code, status) => {
    const { run } = restoreOn({}, { [action]: awsError(code, 'no', status) })
    expect(refused(await run())).toMatchObject({
      operation: 'CustomerConsole.restoreRole',
      code,
      retryable: false,
    })
  })

  it('may be tried again when IAM is busy', async () => {
    const { run } = restoreOn(
      { Rescale: { ...restored, trust: '{}' } },
      { UpdateAssumeRolePolicy: awsError('ConcurrentModification', 'busy', 409) },
    )
    expect(refused(await run())).toMatchObject({ retryable: true })
  })

  it('reads documents as they are written, a percent sign in them, too', () => {
    expect(RescaleReadOwnRole).toContain('a%20b')
  })
})
