import { newRequestToken } from '@byoa/cloud-aws'
import { AccountId } from '@byoa/core/iam/identity'
import { readTrustPolicy as readDocument, trustPolicy } from '@byoa/core/iam/trust'
import {
  type Script,
  answer,
  awsError,
  externalId,
  fakeAws,
  fakeWait,
  refused,
  region,
  roleArn,
  valid,
} from '@byoa/scripted-aws'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { customerCloud } from '../../src/customerCloud.ts'
import { customerConsole } from '../../src/customerConsole.ts'

const agreed = {
  partition: 'aws',
  rescaleAccountId: valid(AccountId.decode('999988887777')),
  externalIds: [externalId],
} as const

const encoded = encodeURIComponent(JSON.stringify(trustPolicy(agreed)))

/** What GetRole answers: the document is URL-encoded, as RFC 3986 has it. */
const role = (Arn: string = roleArn) =>
  answer({ Role: { Arn, RoleName: 'Rescale', AssumeRolePolicyDocument: encoded } })

const gone = awsError('NoSuchEntity', 'The role with name Rescale cannot be found.', 404)
const elsewhere = role('arn:aws:iam::111122223333:role/other/Rescale')
const denied = awsError('AccessDenied', 'User is not authorized to perform: iam:GetRole', 403)

const byOwner = (script: Script) => {
  const aws = fakeAws({ GetRole: script })
  const customer = customerConsole({ wait: fakeWait(), newRequestToken, awsFor: aws.awsFor })
  return { aws, read: customer.readTrustPolicy({ region, roleArn }) }
}

const throughRole = (script: Script) => {
  const Credentials = { AccessKeyId: 'ASIA1', SecretAccessKey: 'secret', SessionToken: 'token' }
  const aws = fakeAws({ GetRole: script, AssumeRole: answer({ Credentials }) })
  const cloud = customerCloud({
    wait: fakeWait(),
    awsFor: aws.awsFor,
  })
  return { aws, read: cloud.readTrustPolicy({ roleArn, externalId, region }) }
}

describe('the trust policy of a role', () => {
  it('is answered to its owner as it is in the account', async () => {
    const { aws, read } = byOwner(role())
    expect(valid(await read())).toEqual(O.some(encoded))
    expect(aws.received).toMatchObject([
      { service: 'iam', action: 'GetRole', params: { RoleName: 'Rescale' } },
    ])
    expect(readDocument(encoded, agreed).findings).toEqual([])
  })

  it('is none for a role that is gone, or has the name under another path', async () => {
    expect(valid(await byOwner(gone).read())).toEqual(O.none)
    expect(valid(await byOwner(elsewhere).read())).toEqual(O.none)
  })

  it('is a failure when IAM refuses to tell its owner', async () => {
    expect(refused(await byOwner(denied).read())).toMatchObject({
      operation: 'CustomerConsole.readTrustPolicy',
      code: 'AccessDenied',
      retryable: false,
    })
  })

  it('is read through the role itself, with the credentials of its session', async () => {
    const { aws, read } = throughRole(role())
    expect(valid(await read())).toBe(encoded)
    expect(aws.received[1]).toMatchObject({
      service: 'iam',
      accessKeyId: 'ASIA1',
      hostname: 'iam.amazonaws.com',
      action: 'GetRole',
    })
  })

  it('is refused by a role that may not read itself', async () => {
    expect(refused(await throughRole(denied).read())).toMatchObject({
      _tag: 'AccessRefused',
      action: 'iam:GetRole',
    })
  })

  it('is refused once more in a new session, when the role may not read itself', async () => {
    const { aws, read } = throughRole(denied)
    await read()
    expect(refused(await read())).toMatchObject({ action: 'iam:GetRole' })
    expect(aws.actions()).toEqual(['AssumeRole', 'GetRole', 'GetRole', 'AssumeRole', 'GetRole'])
  })

  it.each([
    ['is not visible yet', gone],
    ['has another path', elsewhere],
  ])('may be read later when the role of the session %s', async (_, script) => {
    expect(refused(await throughRole(script).read())).toMatchObject({
      _tag: 'Failure',
      operation: 'CustomerCloud.readTrustPolicy',
      code: 'RoleNotVisible',
      retryable: true,
    })
  })

  it.each([
    ['does not see its role', gone],
    ['is of a role that was deleted and created again', denied],
  ])('is asked for in a new session when a kept one %s', async (_, script) => {
    const { aws, read } = throughRole([role(), script, role()])
    valid(await read())
    expect(valid(await read())).toBe(encoded)
    expect(aws.actions()).toEqual(['AssumeRole', 'GetRole', 'GetRole', 'AssumeRole', 'GetRole'])
  })
})
