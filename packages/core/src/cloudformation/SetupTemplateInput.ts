import type { Region } from '../iam/identity/Partition.ts'
import type { RoleArn } from '../iam/identity/RoleArn.ts'
import type { AccountId, CompanyCode } from '../iam/identity/identifiers.ts'
import type { AcceptedExternalIds } from '../iam/trust/trustPolicy.ts'
import type { Ipv4Cidr } from '../network/Ipv4Cidr.ts'
import type { Egress } from '../values/Egress.ts'
import type { SetupOptions } from './SetupOptions.ts'

/** What the template is made from: the agreement of the two parties, and the customer's options. */
export interface SetupTemplateInput extends SetupOptions {
  readonly companyCode: CompanyCode
  /**
   * Distinguishes several VPCs of one company in tags, permissions and fixed names: a company code
   * or the name of a stack; absent: the company code.
   */
  readonly connectionName?: string
  readonly customerAccountId: AccountId
  readonly region: Region
  /** The agreed CIDR. */
  readonly vpcCidr: Ipv4Cidr
  /** How many availability zones get a subnet. */
  readonly zoneCount: number
  readonly egress: Egress
  readonly externalIds: AcceptedExternalIds
  readonly rescaleAccountId: AccountId
  /** Narrows the trust to one role of Rescale's account. */
  readonly rescaleRoleArn?: RoleArn
  /** CIDR blocks of the Rescale VPC: who may reach the nodes over the peering, and be reached. */
  readonly rescaleVpcCidrs: ReadonlyArray<Ipv4Cidr>
}

/** Returns the value of the connection's tags. */
export const connectionNameOf = ({
  connectionName,
  companyCode,
}: Pick<SetupTemplateInput, 'connectionName' | 'companyCode'>): string =>
  connectionName ?? companyCode
