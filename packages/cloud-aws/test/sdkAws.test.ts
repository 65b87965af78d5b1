import { answer, awsError, fakeAws, refused, region, roleArn, valid } from '@byoa/scripted-aws'
import { describe, expect, it } from 'vitest'

const Expiration = new Date(Date.UTC(2026, 0, 5, 10))
const Credentials = {
  AccessKeyId: 'ASIASESSION',
  SecretAccessKey: 'session-secret',
  SessionToken: 'session-token',
  Expiration,
}
const input = { RoleArn: roleArn, RoleSessionName: 'test', ExternalId: 'an-external-id' }

describe('AWS on the SDK', () => {
  it('sends every member of the input and returns what AWS answers', async () => {
    const aws = fakeAws({
      DescribeVpcs: answer({ vpcSet: [{ vpcId: 'vpc-1', state: 'available' }] }),
    })
    const Filters = [{ Name: 'vpc-id', Values: ['vpc-1', 'vpc-2'] }]
    const { ec2 } = aws.awsFor(region)
    const described = valid(await ec2.describeVpcs({ Filters, MaxResults: 10 })())
    expect(described.Vpcs).toEqual([{ VpcId: 'vpc-1', State: 'available' }])
    expect(aws.received[0]?.params).toMatchObject({
      'Filter.1.Name': 'vpc-id',
      'Filter.1.Value.1': 'vpc-1',
      'Filter.1.Value.2': 'vpc-2',
      MaxResults: '10',
    })
  })

  it('signs with the credentials of an assumed role in its session, and nowhere else', async () => {
    const aws = fakeAws({ AssumeRole: answer({ Credentials }), DescribeVpcs: answer({}) })
    const rescale = aws.awsFor(region)
    const session = valid(await rescale.assumeRole(input)())
    expect(session.expiresAt).toBe(Expiration.getTime())
    valid(await session.aws.ec2.describeVpcs({})())
    valid(await rescale.ec2.describeVpcs({})())
    expect(aws.received.map(({ accessKeyId }) => accessKeyId)).toEqual([
      'AKIDRESCALE',
      'ASIASESSION',
      'AKIDRESCALE',
    ])
    expect(JSON.stringify(session)).not.toMatch(/session-(secret|token)/)
  })

  it('is Left when AWS answers an AssumeRole without credentials', async () => {
    const aws = fakeAws({
      AssumeRole: answer({ Credentials: { ...Credentials, SessionToken: undefined } }),
    })
    expect(refused(await aws.awsFor(region).assumeRole(input)())).toEqual({
      _tag: 'AwsError',
      action: 'sts:AssumeRole',
      code: 'UnreadableAnswer',
      message: `AWS answered without credentials of ${roleArn}`,
    })
  })

  it('is Left with AWS’s own code, the action and the status', async () => {
    const aws = fakeAws({ GetRole: awsError('NoSuchEntity', 'no such role', 404) })
    const error = refused(await aws.awsFor(region).iam.getRole({ RoleName: 'Rescale' })())
    expect(error).toMatchObject({
      _tag: 'AwsError',
      action: 'iam:GetRole',
      code: 'NoSuchEntity',
      message: 'no such role',
      status: 404,
    })
  })
})
