/** The role is changed by hand. */
import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'
import { deny, editPermissions, putPolicy, roleName } from './roleChanges.ts'

const trust =
  (statement: Readonly<Record<string, unknown>>, ...more: ReadonlyArray<object>) =>
  (patient: Patient): void => {
    patient.customer('UpdateAssumeRolePolicy', {
      RoleName: roleName(patient),
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${patient.agreed.setup.rescaleAccountId}:root` },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': patient.agreed.setup.externalIds[0] } },
            ...statement,
          },
          ...more,
        ],
      }),
    })
  }

const deletePolicy =
  (PolicyName: string) =>
  (patient: Patient): void => {
    patient.customer('DeleteRolePolicy', { RoleName: roleName(patient), PolicyName })
  }

const putBoundary =
  (name: string) =>
  (patient: Patient): void => {
    patient.customer('PutRolePermissionsBoundary', {
      RoleName: roleName(patient),
      PermissionsBoundary: `arn:aws:iam::aws:policy/${name}`,
    })
  }

const allow = (Action: string) => ({ Sid: 'More', Effect: 'Allow', Action, Resource: '*' })

export const role: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the role is deleted',
    (patient) => {
      deletePolicy('RescalePermissions')(patient)
      deletePolicy('RescaleReadOwnRole')(patient)
      patient.customer('DeleteRole', { RoleName: roleName(patient) })
    },
    'role-exists',
    'role-assumable',
  ),
  breakage(
    'open',
    'the trust policy lets anyone in',
    trust({ Principal: { AWS: '*' }, Condition: {} }),
    'role-refuses-without-id',
    'role-refuses-wrong-id',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy asks for no external ID',
    trust({ Condition: {} }),
    'role-refuses-without-id',
    'role-refuses-wrong-id',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy asks for another external ID',
    trust({ Condition: { StringEquals: { 'sts:ExternalId': 'another-id' } } }),
    'role-assumable',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy takes a pattern for an external ID',
    trust({ Condition: { StringLike: { 'sts:ExternalId': 'byoa-*' } } }),
    'role-refuses-wrong-id',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy lets another account in as well',
    trust({}, { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'sts:AssumeRole' }),
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy lets a service in as well',
    trust(
      {},
      {
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ),
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy denies Rescale',
    trust({}, { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }),
    'role-assumable',
    'role-trust',
  ),
  breakage(
    'open',
    'the trust policy lets only the customer in',
    trust({ Principal: { AWS: '111122223333' } }),
    'role-assumable',
    'role-trust',
  ),
  breakage(
    'open',
    'the permissions of the role are deleted',
    deletePolicy('RescalePermissions'),
    'role-permissions-missing',
    'role-calls',
  ),
  breakage(
    'open',
    'the role cannot read itself',
    deletePolicy('RescaleReadOwnRole'),
    'role-permissions-missing',
  ),
  breakage(
    'open',
    'a statement of the permissions is removed',
    editPermissions((statements) => statements.filter(({ Sid }) => Sid !== 'Observe')),
    'role-permissions-missing',
    'role-calls',
  ),
  breakage(
    'open',
    'an action of a statement is removed',
    editPermissions((statements) =>
      statements.map((one) => ({
        ...one,
        Action: one.Action.filter((action) => action !== 'ec2:DescribeVpcs'),
      })),
    ),
    'role-permissions-changed',
    'role-calls',
  ),
  breakage(
    'open',
    'an action is added to a statement',
    editPermissions((statements) =>
      statements.map((one) =>
        one.Sid === 'Observe' ? { ...one, Action: [...one.Action, 's3:ListBucket'] } : one,
      ),
    ),
    'role-permissions-changed',
  ),
  breakage(
    'open',
    'a statement is added to the permissions',
    editPermissions((statements) => [...statements, allow('s3:GetObject')]),
    'role-permissions-excessive',
  ),
  breakage(
    'open',
    'a policy of AWS is attached',
    (patient) => {
      patient.customer('AttachRolePolicy', {
        RoleName: roleName(patient),
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      })
    },
    'role-permissions-excessive',
  ),
  breakage(
    'open',
    'an inline policy is added',
    putPolicy('Further', allow('dynamodb:Query')),
    'role-permissions-excessive',
  ),
  breakage(
    'open',
    'an inline policy denies a call that is made',
    putPolicy('Denials', deny('ec2:DescribeVpcs')),
    'role-denials',
    'role-simulation',
    'role-calls',
  ),
  breakage(
    'open',
    'an inline policy denies what is not called',
    putPolicy('Denials', deny('dynamodb:*')),
    'role-denials',
  ),
  breakage(
    'open',
    'a boundary is put on the role that allows everything',
    putBoundary('AdministratorAccess'),
    'role-boundary',
  ),
  breakage(
    'open',
    'a boundary is put on the role that allows too little',
    putBoundary('IAMReadOnlyAccess'),
    'role-boundary',
    'role-calls',
  ),
]
