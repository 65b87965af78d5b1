/** What a launch needs is taken from the role. */
import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'
import { deny, editPermissions, putPolicy } from './roleChanges.ts'

const without = (name: string): ((patient: Patient) => void) =>
  editPermissions((statements) => statements.filter(({ Sid }) => Sid !== name))

const confinedTo = (name: string, Condition: object): ((patient: Patient) => void) =>
  editPermissions((statements) =>
    statements.map((one) => (one.Sid === name ? { ...one, Condition } : one)),
  )

const otherVpc = 'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0'

export const launches: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the statement on the network of launches is removed',
    without('LaunchIntoVpc'),
    'role-permissions-missing',
    'launch',
  ),
  breakage(
    'blocked',
    'launches are confined to another VPC',
    confinedTo('LaunchIntoVpc', { ArnEquals: { 'ec2:Vpc': otherVpc } }),
    'role-permissions-changed',
    'launch',
  ),
  breakage(
    'private',
    'launches are confined to images of a stranger',
    confinedTo('LaunchImages', { StringEquals: { 'ec2:Owner': '444455556666' } }),
    'role-permissions-changed',
    'launch',
  ),
  breakage(
    'open',
    'the role cannot tag what it launches',
    without('TagOnCreate'),
    'role-permissions-missing',
    'launch',
  ),
  breakage(
    'names',
    'an inline policy denies launches',
    putPolicy('Denials', deny('ec2:RunInstances')),
    'role-denials',
    'role-simulation',
    'launch',
  ),
]
