import type { Region } from '../iam/identity/Partition.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import type { Tier } from '../iam/permissions/awsActions.ts'
import type { AccountId, CompanyCode, ZoneId } from '../iam/identity/identifiers.ts'
import type { AcceptedExternalIds } from '../iam/trust/trustPolicy.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { Egress } from '../values/Egress.ts'
import type { PolicyArn } from '../iam/identity/PolicyArn.ts'
import type { RolePath } from '../iam/identity/RolePath.ts'

/** Records of the traffic in the VPC, kept in CloudWatch Logs. */
export interface FlowLogSettings {
  /** One of the periods that CloudWatch Logs offers, e.g. 30. */
  readonly retentionDays: number
}

/** What the template is made from: the agreement of the two parties, and the customer's options. */
export interface SetupTemplateInput {
  readonly companyCode: CompanyCode
  /**
   * Sets several VPCs of one company apart, in tags, permissions and fixed names: a company code or
   * the name of a stack; absent: the company code.
   */
  readonly connectionName?: string
  readonly customerAccountId: AccountId
  readonly region: Region
  /** The agreed CIDR. */
  readonly vpcCidr: Ipv4Cidr
  /** How many availability zones get a subnet. */
  readonly zoneCount: number
  /** The zones by id, one for each subnet; absent: the first zones of the account. */
  readonly zoneIds?: ReadonlyArray<ZoneId>
  readonly egress: Egress
  readonly externalIds: AcceptedExternalIds
  readonly rescaleAccountId: AccountId
  /** Narrows the trust to one role of Rescale's account. */
  readonly rescaleRoleArn?: RoleArn
  /** CIDR blocks of the Rescale VPC: who may reach the nodes over the peering, and be reached. */
  readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
  /** How much the role may do; absent: `compute`. */
  readonly tier?: Tier
  /** Put on every role of the stack where the customer's organisation demands one. */
  readonly permissionsBoundaryArn?: PolicyArn
  readonly rolePath?: RolePath
  /**
   * Asks for fixed role names that start so; absent: CloudFormation makes names up, which never
   * collide.
   */
  readonly roleNamePrefix?: string
  /** 3,600 to 43,200; absent: 3,600, all that a session made by another role can have. */
  readonly sessionDurationSeconds?: number
  readonly flowLogs?: FlowLogSettings
  /**
   * The id of the AWS-managed prefix list of S3 in the Region, the same in every account. With
   * egress `blocked` the security group lets nodes reach S3 only when it is given.
   */
  readonly s3PrefixListId?: string
}

/** Returns the value of the connection's tags. */
export const connectionNameOf = ({
  connectionName,
  companyCode,
}: Pick<SetupTemplateInput, 'connectionName' | 'companyCode'>): string =>
  connectionName ?? companyCode
