/**
 * The commands of the AWS CLI that mend what a check found, the same in every language. Ids come
 * from the finding; what is in capitals is filled in, and files in angle brackets are parts of the
 * agreed template.
 *
 * @source https://docs.aws.amazon.com/cli/latest/reference/
 */
import { partsOfRoleArn } from '../iam/identity/RoleArn.ts'
import type { AgreedConnection } from '../inspection/AgreedConnection.ts'
import type {
  AccessCheckId,
  CheckEvidence,
  CheckId,
  ConnectionCheckId,
  NetworkCheckId,
} from '../inspection/CheckResult.ts'

type Command = (found: CheckEvidence, agreed: AgreedConnection) => string
type Commands<Id extends CheckId> = { readonly [Of in Id]: Command }

// names

const stackName = ({ stack }: AgreedConnection): string => stack?.stackName ?? 'STACK'
const vpcId = ({ stack }: AgreedConnection): string => stack?.vpcId ?? 'VPC'
const tableId = ({ stack }: AgreedConnection): string => stack?.routeTableIds[0] ?? 'ROUTE_TABLE'
const peeringId = ({ peeringId: id }: AgreedConnection): string => id ?? 'PEERING'
const roleName = ({ stack }: AgreedConnection): string =>
  stack === undefined ? 'ROLE' : partsOfRoleArn(stack.roleArn).name

/** The block of `10.0.0.0/16 → pcx-…`. */
const destinationIn = (text: string | undefined): string => text?.split(' → ')[0] ?? 'CIDR'

/** The name of a policy in `policy: statement`. */
const policyIn = (subject: string): string => subject.split(': ')[0] ?? subject

const ec2 =
  (command: (found: CheckEvidence, agreed: AgreedConnection) => string): Command =>
  (found, agreed) =>
    `aws ec2 ${command(found, agreed)} --region ${agreed.setup.region}`

// access

const restoreTrust: Command = (_, agreed) =>
  `aws iam update-assume-role-policy --role-name ${roleName(agreed)} --policy-document file://<trust.json>`

const restorePermissions: Command = ({ subject }, agreed) =>
  `aws iam put-role-policy --role-name ${roleName(agreed)} --policy-name ${policyIn(subject)} --policy-document file://<permissions.json>`

const updateStack: Command = (_, agreed) =>
  `aws cloudformation update-stack --stack-name ${stackName(agreed)} --template-body file://template.json --capabilities CAPABILITY_NAMED_IAM --region ${agreed.setup.region}`

const showStack: Command = (_, agreed) =>
  `aws cloudformation describe-stack-events --stack-name ${stackName(agreed)} --region ${agreed.setup.region}`

const simulate: Command = ({ subject }, agreed) =>
  `aws iam simulate-principal-policy --policy-source-arn ${agreed.stack?.roleArn ?? 'ROLE_ARN'} --action-names ${subject}`

const access: Commands<AccessCheckId> = {
  'role-exists': (_, agreed) =>
    `aws iam create-role --role-name ${roleName(agreed)} --assume-role-policy-document file://<trust.json>`,
  'role-assumable': restoreTrust,
  'role-refuses-without-id': restoreTrust,
  'role-refuses-wrong-id': restoreTrust,
  'role-trust': restoreTrust,
  'role-permissions-missing': restorePermissions,
  'role-permissions-changed': restorePermissions,
  'role-permissions-excessive': ({ subject }, agreed) =>
    subject.startsWith('arn:')
      ? `aws iam detach-role-policy --role-name ${roleName(agreed)} --policy-arn ${subject}`
      : `aws iam delete-role-policy --role-name ${roleName(agreed)} --policy-name ${policyIn(subject)}`,
  'role-denials': (found, agreed) =>
    `aws iam get-role-policy --role-name ${roleName(agreed)} --policy-name ${policyIn(found.subject)}`,
  'role-boundary': ({ expected = 'none' }, agreed) =>
    expected === 'none'
      ? `aws iam delete-role-permissions-boundary --role-name ${roleName(agreed)}`
      : `aws iam put-role-permissions-boundary --role-name ${roleName(agreed)} --permissions-boundary ${expected}`,
  'role-simulation': simulate,
  'role-calls': simulate,
  'organization-denials': (_, { setup }) =>
    `aws organizations list-policies-for-target --target-id ${setup.customerAccountId} --filter SERVICE_CONTROL_POLICY`,
  'stack-exists': (_, agreed) =>
    `aws cloudformation create-stack --stack-name ${stackName(agreed)} --template-body file://template.json --capabilities CAPABILITY_NAMED_IAM --region ${agreed.setup.region}`,
  'stack-complete': showStack,
  'stack-template': updateStack,
  'stack-report': (_, agreed) =>
    `aws cloudformation describe-stacks --stack-name ${stackName(agreed)} --query 'Stacks[0].Outputs' --region ${agreed.setup.region}`,
}

// network

const showVpc = ec2((_, agreed) => `describe-vpcs --vpc-ids ${vpcId(agreed)}`)

const showEndpoint = ec2(({ subject }) => `describe-vpc-endpoints --vpc-endpoint-ids ${subject}`)

const associateTable = ec2(
  ({ subject }, agreed) =>
    `associate-route-table --subnet-id ${subject} --route-table-id ${tableId(agreed)}`,
)

/** A rule as the doctor writes it: direction, protocol, ports, peer. */
const ruleCommand = (verb: 'authorize' | 'revoke', group: string, rule: string): string => {
  const [direction = 'in', protocol = '-1', ...rest] = rule.split(' ')
  const peer = rest.at(-1) ?? 'PEER'
  const port =
    rest.length > 1
      ? `,FromPort=${rest[0]?.split('-')[0] ?? ''},ToPort=${rest[0]?.split('-').at(-1) ?? ''}`
      : ''
  const range = peer.startsWith('sg-')
    ? `UserIdGroupPairs=[{GroupId=${peer}}]`
    : peer.startsWith('pl-')
      ? `PrefixListIds=[{PrefixListId=${peer}}]`
      : `IpRanges=[{CidrIp=${peer}}]`
  return `${verb}-security-group-${direction === 'in' ? 'ingress' : 'egress'} --group-id ${group} --ip-permissions 'IpProtocol=${protocol}${port},${range}'`
}

const network: Commands<NetworkCheckId> = {
  'region-enabled': ({ subject }) => `aws account enable-region --region-name ${subject}`,
  'vpc-exists': showVpc,
  'vpc-available': showVpc,
  'vpc-place': showVpc,
  'vpc-cidr': showVpc,
  'vpc-extra-cidr': ec2(() => 'disassociate-vpc-cidr-block --association-id ASSOCIATION'),
  'vpc-dns': ec2(
    (_, agreed) =>
      `modify-vpc-attribute --vpc-id ${vpcId(agreed)} --enable-dns-support '{"Value":true}' && aws ec2 modify-vpc-attribute --vpc-id ${vpcId(agreed)} --enable-dns-hostnames '{"Value":true}'`,
  ),
  'subnets-present': ec2(
    (_, agreed) => `describe-subnets --filters Name=vpc-id,Values=${vpcId(agreed)}`,
  ),
  'subnet-zones': ec2(
    (_, agreed) =>
      `describe-subnets --filters Name=vpc-id,Values=${vpcId(agreed)} --query 'Subnets[].[SubnetId,AvailabilityZoneId]'`,
  ),
  'subnet-addresses': ec2(
    ({ subject }) => `describe-network-interfaces --filters Name=subnet-id,Values=${subject}`,
  ),
  'subnet-public-addresses': ec2(
    ({ subject, expected = 'true' }) =>
      `modify-subnet-attribute --subnet-id ${subject} --${expected === 'true' ? '' : 'no-'}map-public-ip-on-launch`,
  ),
  'route-tables-present': ec2(
    (_, agreed) => `describe-route-tables --filters Name=vpc-id,Values=${vpcId(agreed)}`,
  ),
  'subnet-route-table': associateTable,
  'internet-gateway-missing': ec2(
    (_, agreed) =>
      `attach-internet-gateway --vpc-id ${vpcId(agreed)} --internet-gateway-id INTERNET_GATEWAY`,
  ),
  'open-default-route': ec2(
    (_, agreed) =>
      `create-route --route-table-id ${tableId(agreed)} --destination-cidr-block 0.0.0.0/0 --gateway-id GATEWAY`,
  ),
  'nat-gateway': ec2(() => 'create-nat-gateway --subnet-id SUBNET --allocation-id ADDRESS'),
  'block-public-access': ec2(
    ({ subject }) =>
      `create-vpc-block-public-access-exclusion --subnet-id ${subject} --internet-gateway-exclusion-mode allow-bidirectional`,
  ),
  'internet-gateway-present': ec2(
    (_, agreed) =>
      `detach-internet-gateway --vpc-id ${vpcId(agreed)} --internet-gateway-id INTERNET_GATEWAY`,
  ),
  'blocked-routes': ec2(({ subject, actual }) => {
    const destination = destinationIn(actual)
    const option = destination.includes(':')
      ? 'destination-ipv6-cidr-block'
      : 'destination-cidr-block'
    return `delete-route --route-table-id ${subject} --${option} ${destination}`
  }),
  'blocked-nat-gateway': ec2(({ subject }) => `delete-nat-gateway --nat-gateway-id ${subject}`),
  'endpoints-present': ec2(
    ({ subject }, agreed) =>
      `create-vpc-endpoint --vpc-id ${vpcId(agreed)} --service-name ${subject}`,
  ),
  'endpoints-usable': showEndpoint,
  'endpoints-policy': ec2(
    ({ subject }) =>
      `modify-vpc-endpoint --vpc-endpoint-id ${subject} --policy-document file://<endpoint-policy.json>`,
  ),
  'security-group-exists': ec2(
    (_, agreed) => `describe-security-groups --filters Name=vpc-id,Values=${vpcId(agreed)}`,
  ),
  'security-group-flows': ec2(({ subject, expected = '' }) =>
    ruleCommand('authorize', subject, expected),
  ),
  'security-group-wider': ec2(({ subject, actual = '' }) => ruleCommand('revoke', subject, actual)),
  'network-acl': ec2(({ subject }) => `describe-network-acls --network-acl-ids ${subject}`),
}

// connection

const showPeering = ec2(
  (_, agreed) =>
    `describe-vpc-peering-connections --vpc-peering-connection-ids ${peeringId(agreed)}`,
)

const routeCommand = (verb: 'create' | 'replace'): Command =>
  ec2(
    ({ subject, expected }, agreed) =>
      `${verb}-route --route-table-id ${subject} --destination-cidr-block ${destinationIn(expected)} --vpc-peering-connection-id ${peeringId(agreed)}`,
  )

const deleteShadow = ec2(
  ({ subject, actual }) =>
    `delete-route --route-table-id ${subject} --destination-cidr-block ${destinationIn(actual)}`,
)

/** A table that has a route to the block already is changed, not added to. */
const restoreRoute: Command = (found, agreed) =>
  routeCommand(found.actual?.includes(' → ') === true ? 'replace' : 'create')(found, agreed)

const allowDns = (end: 'requester' | 'accepter'): Command =>
  ec2(
    ({ subject }) =>
      `modify-vpc-peering-connection-options --vpc-peering-connection-id ${subject} --${end}-peering-connection-options AllowDnsResolutionFromRemoteVpc=true`,
  )

const raiseQuota: Command = (_, { setup }) =>
  `aws service-quotas list-service-quotas --service-code vpc --region ${setup.region}`

const connection: Commands<ConnectionCheckId> = {
  'peering-visible': showPeering,
  'peering-active': ec2(
    (_, agreed) =>
      `create-vpc-peering-connection --vpc-id ${agreed.rescaleVpc.vpcId} --peer-vpc-id ${vpcId(agreed)} --peer-owner-id ${agreed.setup.customerAccountId}`,
  ),
  'peering-pending': ec2(
    ({ subject }) => `accept-vpc-peering-connection --vpc-peering-connection-id ${subject}`,
  ),
  'peering-ends': showPeering,
  'peering-dns-rescale': allowDns('requester'),
  'peering-dns-customer': allowDns('accepter'),
  'rescale-vpc-exists': ec2(({ subject }) => `describe-vpcs --vpc-ids ${subject}`),
  'rescale-vpc-blocks': ec2(({ subject }) => `describe-vpcs --vpc-ids ${subject}`),
  'rescale-routes-missing': restoreRoute,
  'rescale-routes-blackhole': routeCommand('replace'),
  'rescale-routes-shadowed': deleteShadow,
  'customer-routes-missing': restoreRoute,
  'customer-routes-blackhole': routeCommand('replace'),
  'customer-routes-shadowed': deleteShadow,
  'routes-one-way': ec2(
    (_, agreed) =>
      `describe-route-tables --filters Name=route.vpc-peering-connection-id,Values=${peeringId(agreed)}`,
  ),
  'rescale-quotas': raiseQuota,
  'customer-quotas': raiseQuota,
  launch: ec2(
    ({ subject }) =>
      `run-instances --dry-run --subnet-id ${subject} --image-id IMAGE --instance-type TYPE`,
  ),
}

const commands: Commands<CheckId> = { ...access, ...network, ...connection }

/** Returns the command that mends a finding of a check, or shows what there is to decide. */
export const fixCommand = (id: CheckId, found: CheckEvidence, agreed: AgreedConnection): string =>
  commands[id](found, agreed)
