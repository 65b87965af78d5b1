/** Security groups are changed by hand. */
import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'
import { everywhere } from './changes.ts'

type RuleChange =
  | 'AuthorizeSecurityGroupIngress'
  | 'AuthorizeSecurityGroupEgress'
  | 'RevokeSecurityGroupIngress'
  | 'RevokeSecurityGroupEgress'

const changeRules =
  (action: RuleChange, group: string, permissionOf: (patient: Patient) => object) =>
  (patient: Patient): void => {
    const permission = { IpProtocol: 'tcp', ...permissionOf(patient) }
    patient.customer(action, { GroupId: patient.idOf(group), IpPermissions: [permission] })
  }

const ports = (FromPort: number, ToPort = FromPort) => ({ FromPort, ToPort })

const fromRescale = ({ agreed }: Patient) => ({
  IpRanges: agreed.rescaleVpc.cidrs.map((CidrIp) => ({ CidrIp })),
})

const manyRanges = Array.from({ length: 54 }, (_, index) => ({ CidrIp: `192.168.${index}.0/24` }))

const nodes = 'ComputeSecurityGroup'

export const securityGroups: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'Rescale can no longer reach nodes by SSH',
    changeRules('RevokeSecurityGroupIngress', nodes, (patient) => ({
      ...ports(22),
      ...fromRescale(patient),
    })),
    'security-group-flows',
  ),
  breakage(
    'open',
    'nodes can no longer reach each other',
    changeRules('RevokeSecurityGroupIngress', nodes, ({ idOf }) => ({
      IpProtocol: '-1',
      UserIdGroupPairs: [{ GroupId: idOf(nodes) }],
    })),
    'security-group-flows',
  ),
  breakage(
    'open',
    'nodes can be reached by SSH from everywhere',
    changeRules('AuthorizeSecurityGroupIngress', nodes, () => ({
      ...ports(22),
      IpRanges: [{ CidrIp: everywhere }],
    })),
    'security-group-wider',
  ),
  breakage(
    'blocked',
    'nodes may send everything everywhere',
    changeRules('AuthorizeSecurityGroupEgress', nodes, () => ({
      IpProtocol: '-1',
      IpRanges: [{ CidrIp: everywhere }],
    })),
    'security-group-wider',
  ),
  breakage(
    'blocked',
    'nodes can no longer reach the endpoints',
    changeRules('RevokeSecurityGroupEgress', nodes, ({ idOf }) => ({
      ...ports(443),
      UserIdGroupPairs: [{ GroupId: idOf('EndpointSecurityGroup') }],
    })),
    'security-group-flows',
  ),
  breakage(
    'blocked',
    'endpoints no longer let nodes in',
    changeRules('RevokeSecurityGroupIngress', 'EndpointSecurityGroup', ({ agreed }) => ({
      ...ports(443),
      IpRanges: [{ CidrIp: agreed.setup.vpcCidr }],
    })),
    'security-group-flows',
  ),
  breakage(
    'blocked',
    'endpoints let another network in',
    changeRules('AuthorizeSecurityGroupIngress', 'EndpointSecurityGroup', () => ({
      ...ports(443),
      IpRanges: [{ CidrIp: '192.168.0.0/16' }],
    })),
    'security-group-wider',
  ),
  breakage(
    'open',
    'the port of a rule is changed',
    (patient) => {
      changeRules('RevokeSecurityGroupIngress', nodes, () => ({
        ...ports(8443),
        ...fromRescale(patient),
      }))(patient)
      changeRules('AuthorizeSecurityGroupIngress', nodes, () => ({
        ...ports(8444),
        ...fromRescale(patient),
      }))(patient)
    },
    'security-group-flows',
    'security-group-wider',
  ),
  breakage(
    'open',
    'the security group of the nodes is nearly full',
    changeRules('AuthorizeSecurityGroupIngress', nodes, () => ({
      ...ports(22),
      IpRanges: manyRanges,
    })),
    'security-group-wider',
    'customer-quotas',
  ),
  breakage(
    'open',
    'the security group of the nodes is deleted',
    ({ customer, idOf }) => {
      customer('DeleteSecurityGroup', { GroupId: idOf(nodes) })
    },
    'security-group-exists',
    'launch',
  ),
]
