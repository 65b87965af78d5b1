/** The network ACL of the VPC is changed. */
import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'
import { everywhere } from './changes.ts'

const aclOf = ({ customer, idOf }: Patient): string =>
  customer('DescribeNetworkAcls', {
    Filters: [{ Name: 'vpc-id', Values: [idOf('Vpc')] }],
  }).NetworkAcls[0]?.NetworkAclId ?? 'none'

const deleteEntries =
  (...directions: ReadonlyArray<boolean>) =>
  (patient: Patient): void => {
    for (const Egress of directions) {
      patient.customer('DeleteNetworkAclEntry', {
        NetworkAclId: aclOf(patient),
        Egress,
        RuleNumber: 100,
      })
    }
  }

const deny =
  (RuleNumber: number, reach: { readonly Protocol: string } & Readonly<Record<string, unknown>>) =>
  (patient: Patient): void => {
    patient.customer('CreateNetworkAclEntry', {
      NetworkAclId: aclOf(patient),
      Egress: false,
      RuleNumber,
      RuleAction: 'deny',
      CidrBlock: patient.agreed.rescaleVpc.cidrs[0] ?? everywhere,
      ...reach,
    })
  }

export const networkAcls: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the network ACL denies SSH from Rescale',
    deny(90, { Protocol: '6', PortRange: { From: 22, To: 22 } }),
    'network-acl',
  ),
  breakage(
    'names',
    'the network ACL denies pings from Rescale',
    deny(1, { Protocol: '1', IcmpTypeCode: { Type: 8, Code: -1 } }),
    'network-acl',
  ),
  breakage('private', 'the network ACL lets nothing in', deleteEntries(false), 'network-acl'),
  breakage(
    'open',
    'the network ACL lets nothing through',
    deleteEntries(true, false),
    'network-acl',
  ),
  breakage(
    'blocked',
    'the network ACL lets traffic out into the VPC alone',
    (patient) => {
      patient.customer('ReplaceNetworkAclEntry', {
        NetworkAclId: aclOf(patient),
        Egress: true,
        RuleNumber: 100,
        Protocol: '-1',
        RuleAction: 'allow',
        CidrBlock: patient.agreed.setup.vpcCidr,
      })
    },
    'network-acl',
  ),
]
