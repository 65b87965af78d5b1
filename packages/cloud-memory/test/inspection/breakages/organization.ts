/** The customer's organization denies something to its account. */
import { withServiceControlPolicy } from '@byoa/cloud-memory'

import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'

const denying =
  (Action: string, conditionOf: (patient: Patient) => object = () => ({})) =>
  (patient: Patient): void => {
    const { cloud, request } = patient.world
    const statement = { Effect: 'Deny', Action, Resource: '*', ...conditionOf(patient) }
    cloud.changeWorld((world) =>
      withServiceControlPolicy(world, request.accountId, {
        Version: '2012-10-17',
        Statement: [statement],
      }),
    )
  }

/** The simulator of IAM ignores a policy with a condition. */
const toRole = ({ world }: Patient): object => ({
  Condition: { ArnEquals: { 'aws:PrincipalArn': world.state.stack.roleArn } },
})

export const organization: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the organization denies the role to read VPCs',
    denying('ec2:DescribeVpcs', toRole),
    'organization-denials',
  ),
  breakage(
    'open',
    'the organization denies launches to everybody',
    denying('ec2:RunInstances'),
    'role-simulation',
    'launch',
  ),
  breakage(
    'blocked',
    'the organization denies the role to do anything with EC2',
    denying('ec2:*', toRole),
    'organization-denials',
  ),
]
