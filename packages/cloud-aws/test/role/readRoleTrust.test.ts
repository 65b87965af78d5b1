import { AccountId, trustPolicy } from '@byoa/core/iam'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

import { readRoleTrust } from '../../src/role/readRoleTrust.ts'
import { type Script, answer, awsError, fakeAws } from '../fakeAws.ts'
import { externalId, region, roleArn } from '../samples.ts'
import { refused, valid } from '../valid.ts'

const agreed = {
  partition: 'aws',
  rescaleAccountId: valid(AccountId.decode('999988887777')),
  externalIds: [externalId],
} as const

const readOn = (script: Script) => {
  const aws = fakeAws({ GetRole: script })
  return { aws, read: readRoleTrust(aws.iam(region), { roleArn, expected: agreed }) }
}

/** What GetRole answers: the document is URL-encoded, as RFC 3986 has it. */
const role = (document: unknown, arn: string = roleArn) =>
  answer({
    Role: {
      Arn: arn,
      RoleName: 'any',
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(document)),
    },
  })

describe('the trust of a role', () => {
  it('is read as it is in the account: nothing to find when it is as agreed', async () => {
    const { aws, read } = readOn(role(trustPolicy(agreed)))
    expect(O.toUndefined(valid(await read()))).toMatchObject({
      allows: [{ externalIds: [externalId] }],
      findings: [],
    })
    expect(aws.received).toMatchObject([{ service: 'iam', action: 'GetRole' }])
  })

  it('is found to be open when it tests no external ID', async () => {
    const open = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: '999988887777' },
        Action: 'sts:AssumeRole',
      },
    }
    const reading = O.toUndefined(valid(await readOn(role(open)).read()))
    expect(reading?.findings.map(({ id }) => id)).toContain('missing-external-id')
  })

  it('is none for a role that is gone, or has the name under another path', async () => {
    const gone = awsError('NoSuchEntity', 'The role with name any cannot be found.', 404)
    expect(valid(await readOn(gone).read())).toEqual(O.none)
    const other = role(trustPolicy(agreed), 'arn:aws:iam::111122223333:role/other/any')
    expect(valid(await readOn(other).read())).toEqual(O.none)
  })

  it('is a failure when IAM refuses to tell', async () => {
    const denied = awsError('AccessDenied', 'User is not authorized to perform: iam:GetRole', 403)
    expect(refused(await readOn(denied).read())).toMatchObject({
      code: 'AccessDenied',
      retryable: false,
    })
  })
})
