import { type ReadPolicy, readPolicy } from '../../src/iam/policy/ReadPolicy.ts'

/**
 * The policy that KMS gives a key by default: the policies of its account decide who uses it.
 * Without one, nobody does.
 *
 * @source https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export const defaultKeyPolicy = (accountId: string, partition = 'aws'): ReadPolicy =>
  readPolicy({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  })
