/**
 * Lengths, bounds and patterns of the fields of IAM, STS and CloudFormation, as their API models
 * have them. The SDK's schemas leave these out, so that they are written here.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 * @source https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
import type * as Table from '../world/Table.ts'

// model

/** Bounds of the length of a text or a list, or of the value of a number. */
export interface Constraint {
  readonly least?: number
  readonly most?: number
  /** As in the API model; matches the whole text. */
  readonly pattern?: string
  /** The values of an enumeration. */
  readonly words?: ReadonlyArray<string>
  /** The constraint of each item of a list. */
  readonly item?: Constraint
}

// tables

const entityName = (most: number): Constraint => ({ pattern: '[\\w+=,.@-]+', least: 1, most })
const arn: Constraint = { least: 20, most: 2048 }
const sessionSeconds: Constraint = { least: 3600, most: 43_200 }
const token: Constraint = { pattern: '[a-zA-Z0-9][-a-zA-Z0-9]*', least: 1, most: 128 }
const tags: Constraint = { most: 50 }
/** The key of a tag of IAM or CloudFormation. */
export const tagKey: Constraint = {
  pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+',
  least: 1,
  most: 128,
}
/** The value of such a tag. */
export const tagValue: Constraint = { pattern: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*', most: 256 }
const policyPath = '((/[A-Za-z0-9.,+@=_-]+)*)/'

const stackStatuses = [
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'CREATE_COMPLETE',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_FAILED',
  'ROLLBACK_COMPLETE',
  'DELETE_IN_PROGRESS',
  'DELETE_FAILED',
  'DELETE_COMPLETE',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_FAILED',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'REVIEW_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_IN_PROGRESS',
  'IMPORT_ROLLBACK_FAILED',
  'IMPORT_ROLLBACK_COMPLETE',
]

/** Service → member, or action and member where actions differ. */
export const constraints: Table.Table<Table.Table<Constraint>> = {
  iam: {
    ActionNames: { item: { least: 3, most: 128 } },
    'CreatePolicy.Description': { most: 1000 },
    'CreatePolicy.Path': { pattern: policyPath, least: 1, most: 512 },
    Description: {
      pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
      most: 1000,
    },
    InstanceProfileName: entityName(128),
    'ListAttachedRolePolicies.PathPrefix': { pattern: policyPath, least: 1, most: 512 },
    'ListPolicies.PathPrefix': { pattern: policyPath, least: 1, most: 512 },
    Marker: { pattern: '[\\u0020-\\u00FF]+', least: 1, most: 320 },
    MaxItems: { least: 1, most: 1000 },
    MaxSessionDuration: sessionSeconds,
    Path: { pattern: '(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)', least: 1, most: 512 },
    PathPrefix: { pattern: '\\u002F[\\u0021-\\u007F]*', least: 1, most: 512 },
    PermissionsBoundary: arn,
    PolicyArn: arn,
    PolicyName: entityName(128),
    PolicySourceArn: arn,
    ResourceArns: { item: { least: 1, most: 2048 } },
    RoleName: entityName(64),
    Scope: { words: ['All', 'AWS', 'Local'] },
    TagKeys: { most: 50, item: tagKey },
    Tags: tags,
    VersionId: { pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?' },
  },
  sts: {
    DurationSeconds: { least: 900, most: 43_200 },
    EncodedMessage: { least: 1, most: 10_240 },
    ExternalId: { pattern: '[\\w+=,.@:\\/-]*', least: 2, most: 1224 },
    Policy: { least: 1, most: 2048 },
    PolicyArns: { most: 10 },
    RoleArn: arn,
    RoleSessionName: { pattern: '[\\w+=,.@-]*', least: 2, most: 64 },
    SourceIdentity: { pattern: '[\\w+=,.@-]*', least: 2, most: 64 },
    Tags: tags,
    TransitiveTagKeys: { most: 50, item: tagKey },
  },
  cloudformation: {
    Capabilities: {
      item: { words: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] },
    },
    'CreateChangeSet.ChangeSetName': { pattern: '[a-zA-Z][-a-zA-Z0-9]*', least: 1, most: 128 },
    ChangeSetName: {
      pattern: '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*',
      least: 1,
      most: 1600,
    },
    ClientRequestToken: token,
    ClientToken: { least: 1, most: 128 },
    'CreateStack.StackName': { pattern: '[a-zA-Z][-a-zA-Z0-9]*', least: 1, most: 128 },
    Description: { least: 1, most: 1024 },
    NextToken: { least: 1, most: 1024 },
    RoleARN: arn,
    StackName: {
      pattern: '([a-zA-Z][-a-zA-Z0-9]*)|(arn:\\b(aws|aws-us-gov|aws-cn)\\b:[-a-zA-Z0-9:/._+]*)',
      least: 1,
    },
    StackStatusFilter: { item: { words: stackStatuses } },
    Tags: tags,
    TemplateBody: { least: 1 },
  },
}
