/** What the customer's administrator changes by hand, and what Rescale asks for then. */
import { DeleteRouteCommand, ModifyVpcAttributeCommand } from '@aws-sdk/client-ec2'
import { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'

import type { Pair } from './Pair.ts'
import type { SeenAccount } from './accounts.ts'

interface Report {
  readonly roleArn: string
  readonly vpcId: string
  readonly routeTableIds: ReadonlyArray<string>
}

export interface Drift {
  readonly title: string
  readonly change: (pair: Pair) => Promise<unknown>
  /** Whether it is in the customer's account. */
  readonly isIn: (seen: SeenAccount) => boolean
  /** The command of Rescale's that finds it, and its exit code. */
  readonly foundBy: readonly [command: 'advance' | 'inspect', code: number]
  readonly task: string
}

/** The stack as the customer has reported it. */
export const reportOf = async (pair: Pair): Promise<Report> =>
  (await pair.document('stack-report.json')) as unknown as Report

const roleOf = ({ roleArn }: Report): string => roleArn.slice(roleArn.lastIndexOf('/') + 1)

const openTrust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::999988887777:root' },
      Action: 'sts:AssumeRole',
    },
  ],
}

export const drifts: ReadonlyArray<Drift> = [
  {
    title: 'a route is deleted',
    change: async (pair) => {
      const { routeTableIds } = await reportOf(pair)
      const input = { RouteTableId: routeTableIds[0], DestinationCidrBlock: '10.0.0.0/16' }
      return pair.administrator('customer').ec2.send(new DeleteRouteCommand(input))
    },
    isIn: ({ routes }) => !routes.includes('10.0.0.0/16'),
    foundBy: ['inspect', 1],
    task: 'RepairConnection',
  },
  {
    title: 'the trust policy demands no external ID',
    change: async (pair) => {
      const input = {
        RoleName: roleOf(await reportOf(pair)),
        PolicyDocument: JSON.stringify(openTrust),
      }
      return pair.administrator('customer').iam.send(new UpdateAssumeRolePolicyCommand(input))
    },
    isIn: ({ roles }) =>
      Object.values(roles).some(
        (trust) => trust.includes('999988887777') && !trust.includes('sts:ExternalId'),
      ),
    foundBy: ['advance', 0],
    task: 'CorrectRole',
  },
  {
    title: 'the DNS resolution of the VPC is off',
    change: async (pair) => {
      const { vpcId: VpcId } = await reportOf(pair)
      const input = { VpcId, EnableDnsSupport: { Value: false } }
      return pair.administrator('customer').ec2.send(new ModifyVpcAttributeCommand(input))
    },
    isIn: ({ dnsSupport }) => dnsSupport.includes(false),
    foundBy: ['advance', 0],
    task: 'CorrectVpc',
  },
]
