/** Changes of the role's permissions that several breakages make. */
import type { Patient } from '../patient.ts'

export const roleName = ({ idOf }: Patient): string => idOf('RescaleRole')

export const putPolicy =
  (PolicyName: string, ...Statement: ReadonlyArray<object>) =>
  (patient: Patient): void => {
    patient.customer('PutRolePolicy', {
      RoleName: roleName(patient),
      PolicyName,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    })
  }

interface Statement {
  readonly Sid: string
  readonly Action: ReadonlyArray<string>
}

/** The statements of the role's permissions as they are. */
const permissions = (patient: Patient): ReadonlyArray<Statement> => {
  const { PolicyDocument } = patient.customer('GetRolePolicy', {
    RoleName: roleName(patient),
    PolicyName: 'RescalePermissions',
  })
  const text = decodeURIComponent(PolicyDocument)
  return (JSON.parse(text) as { readonly Statement: ReadonlyArray<Statement> }).Statement
}

export const editPermissions =
  (edit: (statements: ReadonlyArray<Statement>) => ReadonlyArray<object>) =>
  (patient: Patient): void =>
    putPolicy('RescalePermissions', ...edit(permissions(patient)))(patient)

export const deny = (Action: string) => ({ Sid: 'No', Effect: 'Deny', Action, Resource: '*' })
