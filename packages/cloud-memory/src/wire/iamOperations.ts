/**
 * IAM on the wire.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
import type { Tag } from '../world/network.ts'
import { type Operations, queryOperation as operation } from './Operation.ts'
import {
  type Shape,
  list,
  mapped,
  optional,
  required,
  structure,
  text,
  wholeNumber,
} from './Shape.ts'

interface WireTag {
  readonly Key: string
  readonly Value?: string
}

/** Tags of the query protocol. */
export const queryTags: Shape<ReadonlyArray<Tag>> = list(
  mapped(
    structure<WireTag>({ Key: required(text), Value: optional(text) }),
    ({ Key, Value = '' }) => ({ Key, Value }),
  ),
)

const role = { RoleName: required(text) }
const profile = { InstanceProfileName: required(text) }
const inlinePolicy = { ...role, PolicyName: required(text) }
const attachedPolicy = { ...role, PolicyArn: required(text) }

/** Every action of IAM that is answered. */
export const iamOperations: Operations = {
  AddRoleToInstanceProfile: operation('AddRoleToInstanceProfile', { ...profile, ...role }),
  AttachRolePolicy: operation('AttachRolePolicy', attachedPolicy),
  CreateInstanceProfile: operation('CreateInstanceProfile', { ...profile, Path: optional(text) }),
  CreatePolicy: operation(
    'CreatePolicy',
    { PolicyName: required(text), PolicyDocument: required(text), Path: optional(text) },
    { ignored: { Description: 'any' } },
  ),
  CreateRole: operation('CreateRole', {
    ...role,
    AssumeRolePolicyDocument: required(text),
    Path: optional(text),
    Description: optional(text),
    MaxSessionDuration: optional(wholeNumber),
    PermissionsBoundary: optional(text),
    Tags: optional(queryTags),
  }),
  DeleteInstanceProfile: operation('DeleteInstanceProfile', profile),
  DeletePolicy: operation('DeletePolicy', { PolicyArn: required(text) }),
  DeleteRole: operation('DeleteRole', role),
  DeleteRolePermissionsBoundary: operation('DeleteRolePermissionsBoundary', role),
  DeleteRolePolicy: operation('DeleteRolePolicy', inlinePolicy),
  DetachRolePolicy: operation('DetachRolePolicy', attachedPolicy),
  GetRole: operation('GetRole', role),
  GetRolePolicy: operation('GetRolePolicy', inlinePolicy),
  ListAttachedRolePolicies: operation('ListAttachedRolePolicies', role, {
    ignored: { MaxItems: 'any' },
  }),
  ListRolePolicies: operation('ListRolePolicies', role, { ignored: { MaxItems: 'any' } }),
  ListRoles: operation(
    'ListRoles',
    { PathPrefix: optional(text) },
    { ignored: { MaxItems: 'any' }, present: ({ Roles }) => ({ Roles, IsTruncated: false }) },
  ),
  PutRolePermissionsBoundary: operation('PutRolePermissionsBoundary', {
    ...role,
    PermissionsBoundary: required(text),
  }),
  PutRolePolicy: operation('PutRolePolicy', { ...inlinePolicy, PolicyDocument: required(text) }),
  RemoveRoleFromInstanceProfile: operation('RemoveRoleFromInstanceProfile', {
    ...profile,
    ...role,
  }),
  UpdateAssumeRolePolicy: operation('UpdateAssumeRolePolicy', {
    ...role,
    PolicyDocument: required(text),
  }),
  UpdateRole: operation('UpdateRole', {
    ...role,
    Description: optional(text),
    MaxSessionDuration: optional(wholeNumber),
  }),
}
