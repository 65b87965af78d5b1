import type { RunInstancesRequest } from '../../src/aws/Ec2.ts'
import type { LaunchTerms } from '@byoa/core/inspection'
import { KmsKeyArn, SecurityGroupId, SubnetId } from '@byoa/core/iam/identity'
import {
  type Received,
  type Reply,
  answer,
  awsError,
  fakeAws,
  filterOf,
  region,
  valid,
} from '@byoa/scripted-aws'
import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'

import { tryLaunches } from '../../src/permissions/tryLaunches.ts'

const allowed = awsError('DryRunOperation', 'Request would have succeeded', 412)

const image = (ImageId: string, CreationDate: string) => ({
  imageId: ImageId,
  creationDate: CreationDate,
  rootDeviceName: '/dev/xvda',
})

const images = answer({
  imagesSet: [
    image('ami-old', '2025-05-10T01:12:46.000Z'),
    image('ami-new', '2025-08-01T22:04:31.000Z'),
    image('ami-older', '2024-12-01T00:00:00.000Z'),
  ],
})

const launching = (reply: (received: Received) => Reply, described: Reply = images) => {
  const aws = fakeAws({ DescribeImages: described, RunInstances: reply })
  const run = (terms: LaunchTerms) => tryLaunches(aws.awsFor(region), terms)()
  const launches = () => aws.received.filter(({ action }) => action === 'RunInstances')
  return { aws, run, launches }
}

const subnetOf = (digit: number): SubnetId =>
  valid(SubnetId.decode(`subnet-0123456789abcdef${digit}`))

const securityGroupId = valid(SecurityGroupId.decode('sg-0123456789abcdef0'))
const volumeKeyArn = valid(
  KmsKeyArn.decode('arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
)

const plain: LaunchTerms = { subnetIds: [subnetOf(1)], connectionName: 'acme' }

const terms: fc.Arbitrary<LaunchTerms> = fc
  .record(
    {
      subnets: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
      connectionName: fc.stringMatching(/^[a-z]{2,10}$/),
      securityGroupId: fc.constant(securityGroupId),
      volumeKeyArn: fc.constant(volumeKeyArn),
    },
    { requiredKeys: ['subnets', 'connectionName'] },
  )
  .map(({ subnets, ...rest }) => ({ ...rest, subnetIds: subnets.map(subnetOf) }))

describe('every launch', () => {
  it('is a dry run, one in each subnet, of an image that is looked for once', async () => {
    await fc.assert(
      fc.asyncProperty(terms, async (some) => {
        const { aws, run, launches } = launching(() => allowed)
        valid(await run(some))
        expect(launches().map(({ params }) => params['DryRun'])).toEqual(
          some.subnetIds.map(() => 'true'),
        )
        expect(launches().map(({ params }) => params['SubnetId'])).toEqual(some.subnetIds)
        expect(aws.actions().filter((action) => action === 'DescribeImages')).toHaveLength(1)
      }),
      { numRuns: 20 },
    )
  })

  it('does not compile without the dry run', () => {
    expectTypeOf<RunInstancesRequest['DryRun']>().toEqualTypeOf<true>()
  })

  it('is of the newest image of Amazon, with what the policy of the role demands', async () => {
    const { aws, run, launches } = launching(() => allowed)
    valid(await run({ ...plain, securityGroupId, volumeKeyArn }))
    const [described] = aws.received
    expect(described?.params['Owner.1']).toBe('amazon')
    expect(described && filterOf(described, 'name')).toEqual(['al2023-ami-2023.*-x86_64'])
    const [launch] = launches()
    expect(launch?.params).toMatchObject({
      ImageId: 'ami-new',
      MinCount: '1',
      MaxCount: '1',
      'SecurityGroupId.1': securityGroupId,
      'MetadataOptions.HttpTokens': 'required',
      'BlockDeviceMapping.1.DeviceName': '/dev/xvda',
      'BlockDeviceMapping.1.Ebs.Encrypted': 'true',
      'BlockDeviceMapping.1.Ebs.KmsKeyId': volumeKeyArn,
    })
    const tags = [1, 2, 3].map((index) => {
      const of = (name: string) => launch?.params[`TagSpecification.${index}.${name}`]
      return [of('ResourceType'), of('Tag.1.Key'), of('Tag.1.Value')]
    })
    expect(tags).toEqual([
      ['instance', 'rescale:compute', 'acme'],
      ['network-interface', 'rescale:compute', 'acme'],
      ['volume', 'rescale:compute', 'acme'],
    ])
  })
})

describe('the answer', () => {
  const action = 'ec2:RunInstances'
  const [first, second, third] = [subnetOf(1), subnetOf(2), subnetOf(3)]

  it('of each subnet is one of three', async () => {
    const { run } = launching(({ params: { SubnetId: id } }) => {
      if (id === first) return allowed
      return id === second
        ? awsError(
            'UnauthorizedOperation',
            'with an explicit deny in a service control policy',
            403,
          )
        : awsError('InvalidSubnetID.NotFound')
    })
    expect(valid(await run({ ...plain, subnetIds: [first, second, third] }))).toEqual([
      { action, subnetId: first, answer: 'allowed' },
      {
        action,
        subnetId: second,
        answer: 'refused',
        code: 'UnauthorizedOperation',
        message: 'with an explicit deny in a service control policy',
      },
      { action, subnetId: third, answer: 'unknown', code: 'InvalidSubnetID.NotFound' },
    ])
  })

  it.each<[string, Reply, string]>([
    ['there is no image', answer({ imagesSet: [] }), 'UnreadableAnswer'],
    [
      'an image has no root device',
      answer({ imagesSet: [{ imageId: 'ami-1' }] }),
      'UnreadableAnswer',
    ],
    [
      'images may not be described',
      awsError('UnauthorizedOperation', 'no', 403),
      'UnauthorizedOperation',
    ],
  ])('is not there when %s', async (_what, described, code) => {
    const { run, launches } = launching(() => allowed, described)
    expect(await run(plain)).toMatchObject(E.left({ code }))
    expect(launches()).toEqual([])
  })

  it('is not there when AWS does not answer', async () => {
    const { run } = launching(() => awsError('RequestLimitExceeded', 'slow down', 503))
    expect(await run(plain)).toMatchObject(E.left({ code: 'RequestLimitExceeded' }))
  })
})
