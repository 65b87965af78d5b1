/** A role as IAM keeps it, and what it should be. */
import type { RoleDefinition } from '@byoa/core/cloudformation'
import { trustPolicy } from '@byoa/core/iam/trust'
import {
  type Received,
  type Reply,
  answer,
  awsError,
  externalId,
  rescaleAccountId,
} from '@byoa/scripted-aws'

export interface KeptRole {
  readonly path: string
  readonly trust: string
  readonly boundary?: string
  readonly policies: Readonly<Record<string, string>>
}

export interface KeptRoles {
  readonly all: Map<string, KeptRole>
  readonly acts: Readonly<Record<string, (received: Received) => Reply>>
}

export const boundaryArn = 'arn:aws:iam::111122223333:policy/Boundary'

/** The role as it should be. */
export const definition: RoleDefinition = {
  description: 'Lets Rescale use this account',
  maxSessionDurationSeconds: 7200,
  permissionsBoundaryArn: boundaryArn,
  trustPolicy: JSON.stringify(
    trustPolicy({ partition: 'aws', rescaleAccountId, externalIds: [externalId] }),
  ),
  policies: [
    { policyName: 'RescalePermissions', document: '{"Version":"2012-10-17","Statement":[]}' },
    { policyName: 'RescaleReadOwnRole', document: '{"Statement":[{"Sid":"a%20b"}]}' },
  ],
  tags: [{ Key: 'rescale:byoa', Value: 'acme' }],
}

/** The role once it is as it should be. */
export const restored: KeptRole = {
  path: '/',
  trust: definition.trustPolicy,
  boundary: boundaryArn,
  policies: Object.fromEntries(
    definition.policies.map(({ policyName, document }) => [policyName, document]),
  ),
}

const missing = (name: string): Reply =>
  awsError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)

const described = (name: string, { path, trust, boundary }: KeptRole): Reply =>
  answer({
    Role: {
      Arn: `arn:aws:iam::111122223333:role${path}${name}`,
      RoleName: name,
      Path: path,
      AssumeRolePolicyDocument: encodeURIComponent(trust),
      ...(boundary === undefined
        ? {}
        : { PermissionsBoundary: { PermissionsBoundaryArn: boundary } }),
    },
  })

/** What IAM does with roles, as a script. */
export const keptRoles = (given: Readonly<Record<string, KeptRole>> = {}): KeptRoles => {
  const all = new Map(Object.entries(given))
  const change =
    (changed: (role: KeptRole, received: Received) => Partial<KeptRole>) =>
    (received: Received): Reply => {
      const name = received.params['RoleName'] ?? ''
      const role = all.get(name)
      if (role === undefined) return missing(name)
      all.set(name, { ...role, ...changed(role, received) })
      return answer()
    }
  return {
    all,
    acts: {
      GetRole: ({ params }) => {
        const name = params['RoleName'] ?? ''
        const role = all.get(name)
        return role === undefined ? missing(name) : described(name, role)
      },
      CreateRole: ({ params }) => {
        const name = params['RoleName'] ?? ''
        if (all.has(name)) return awsError('EntityAlreadyExists', 'it exists', 409)
        const { PermissionsBoundary: boundary } = params
        const role = {
          path: params['Path'] ?? '/',
          trust: params['AssumeRolePolicyDocument'] ?? '',
          policies: {},
          ...(boundary === undefined ? {} : { boundary }),
        }
        all.set(name, role)
        return described(name, role)
      },
      UpdateAssumeRolePolicy: change((_, { params }) => ({
        trust: params['PolicyDocument'] ?? '',
      })),
      PutRolePermissionsBoundary: change((_, { params }) => ({
        boundary: params['PermissionsBoundary'] ?? '',
      })),
      PutRolePolicy: change(({ policies }, { params }) => ({
        policies: { ...policies, [params['PolicyName'] ?? '']: params['PolicyDocument'] ?? '' },
      })),
      GetRolePolicy: ({ params }) => {
        const { RoleName = '', PolicyName = '' } = params
        const document = all.get(RoleName)?.policies[PolicyName]
        return document === undefined
          ? awsError('NoSuchEntity', 'The role policy cannot be found.', 404)
          : answer({ RoleName, PolicyName, PolicyDocument: encodeURIComponent(document) })
      },
    },
  }
}
