/**
 * Generated from the schemas of the AWS SDK; change the table of inputs that are served instead.
 */
import type { ServiceSchema } from '../ServiceSchema.ts'

/** How the inputs and outputs of the service are written. */
export const stsSchema: ServiceSchema = {
  actions: {
    AssumeRole: { input: 'AssumeRoleRequest', output: 'AssumeRoleResponse' },
    DecodeAuthorizationMessage: {
      input: 'DecodeAuthorizationMessageRequest',
      output: 'DecodeAuthorizationMessageResponse',
    },
    GetCallerIdentity: { input: 'GetCallerIdentityRequest', output: 'GetCallerIdentityResponse' },
  },
  inputs: {
    AssumeRoleRequest: {
      served: {
        RoleArn: { member: 'RoleArn', type: 'string', isRequired: true },
        RoleSessionName: { member: 'RoleSessionName', type: 'string', isRequired: true },
        DurationSeconds: { member: 'DurationSeconds', type: 'number' },
        ExternalId: { member: 'ExternalId', type: 'string' },
        Policy: { member: 'Policy', type: 'string' },
        PolicyArns: { member: 'PolicyArns', type: { list: { structure: 'PolicyDescriptorType' } } },
        SourceIdentity: { member: 'SourceIdentity', type: 'string' },
        Tags: { member: 'Tags', type: { list: { structure: 'Tag' } } },
        TransitiveTagKeys: { member: 'TransitiveTagKeys', type: { list: 'string' } },
      },
      unserved: 'SerialNumber TokenCode ProvidedContexts MinimumSessionTokenSize',
    },
    PolicyDescriptorType: {
      served: { arn: { member: 'arn', type: 'string', isRequired: true } },
      unserved: '',
    },
    Tag: {
      served: {
        Key: { member: 'Key', type: 'string', isRequired: true },
        Value: { member: 'Value', type: 'string', isRequired: true },
      },
      unserved: '',
    },
    DecodeAuthorizationMessageRequest: {
      served: { EncodedMessage: { member: 'EncodedMessage', type: 'string', isRequired: true } },
      unserved: '',
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
    DecodeAuthorizationMessageResponse: { DecodedMessage: ['DecodedMessage', 'string'] },
    GetCallerIdentityResponse: {
      UserId: ['UserId', 'string'],
      Account: ['Account', 'string'],
      Arn: ['Arn', 'string'],
    },
  },
}
