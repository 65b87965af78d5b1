/**
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */
import type { ServiceSchema } from '../ServiceSchema.ts'

/** How the inputs and outputs of the service are written. */
export const stsSchema: ServiceSchema = {
  actions: {
    AssumeRole: { input: 'AssumeRoleRequest', output: 'AssumeRoleResponse' },
    GetCallerIdentity: { input: 'GetCallerIdentityRequest', output: 'GetCallerIdentityResponse' },
  },
  inputs: {
    AssumeRoleRequest: {
      served: {
        RoleArn: { member: 'RoleArn', type: 'string', isRequired: true },
        RoleSessionName: { member: 'RoleSessionName', type: 'string', isRequired: true },
        ExternalId: { member: 'ExternalId', type: 'string' },
        DurationSeconds: { member: 'DurationSeconds', type: 'number' },
        Policy: { member: 'Policy', type: 'string' },
        SourceIdentity: { member: 'SourceIdentity', type: 'string' },
      },
      unserved:
        'PolicyArns Tags TransitiveTagKeys SerialNumber TokenCode ProvidedContexts MinimumSessionTokenSize',
    },
    GetCallerIdentityRequest: { served: {}, unserved: '' },
  },
  outputs: {
    AssumeRoleResponse: {
      Credentials: ['Credentials', { structure: 'Credentials' }],
      AssumedRoleUser: ['AssumedRoleUser', { structure: 'AssumedRoleUser' }],
      PackedPolicySize: ['PackedPolicySize', 'number'],
      SourceIdentity: ['SourceIdentity', 'string'],
      SessionTokenUtilization: ['SessionTokenUtilization', 'number'],
      SessionTokenSize: ['SessionTokenSize', 'number'],
    },
    Credentials: {
      AccessKeyId: ['AccessKeyId', 'string'],
      SecretAccessKey: ['SecretAccessKey', 'string'],
      SessionToken: ['SessionToken', 'string'],
      Expiration: ['Expiration', 'timestamp'],
    },
    AssumedRoleUser: { AssumedRoleId: ['AssumedRoleId', 'string'], Arn: ['Arn', 'string'] },
    GetCallerIdentityResponse: {
      UserId: ['UserId', 'string'],
      Account: ['Account', 'string'],
      Arn: ['Arn', 'string'],
    },
  },
}
