/** The doctor's checks: symptom, cause, and the path in the console that mends it. */
import type {
  AccessCheckId,
  CheckId,
  ConnectionCheckId,
  NetworkCheckId,
} from '../../inspection/CheckResult.ts'
import type { CheckAdvice } from '../CheckAdvice.ts'

type Advice<Id extends CheckId> = { readonly [Of in Id]: CheckAdvice }

// paths in the console

const role = 'IAM > Roles > the role'

const rolePermissions = `${role} > Permissions`

const stack = 'CloudFormation > Stacks > the stack'

const editRoutes = 'VPC > Route tables > Routes > Edit routes'

const editRules = 'Edit inbound rules or Edit outbound rules'

const peering = 'VPC > Peering connections'

const createStackAgain = 'CloudFormation: create the stack again'

const trustConsole = `${role} > Trust relationships > Edit trust policy: paste the trust policy of the template`

const permissionsConsole = `${rolePermissions}: restore the policies of the template`

const redeploy = `${stack} > Update > Replace existing template: upload the template that Rescale provided`

// sentences, and parts of them, about several checks

const deletedByHand = 'It was deleted by hand.'

const elsewhere = 'It was deleted, or is in another account or Region.'

const openAgreed = 'but open egress was agreed.'

const blockedAgreed = 'but blocked egress was agreed.'

// checks

const access: Advice<AccessCheckId> = {
  'role-exists': {
    symptom: 'The role of the stack does not exist.',
    cause: 'It was deleted by hand; CloudFormation does not notice.',
    console:
      'CloudFormation > Stacks > delete the stack and create it again from the same template',
  },
  'role-assumable': {
    symptom: 'Rescale cannot assume the role with the agreed external ID.',
    cause: 'The trust policy was changed, or denies Rescale.',
    console: trustConsole,
  },
  'role-refuses-without-id': {
    symptom: 'The role can be assumed without an external ID.',
    cause:
      'The condition on sts:ExternalId is missing, so the account is open to confused deputies.',
    console: trustConsole,
  },
  'role-refuses-wrong-id': {
    symptom: 'The role can be assumed with an external ID that was never agreed.',
    cause: 'The condition on sts:ExternalId is missing or takes a pattern.',
    console: trustConsole,
  },
  'role-trust': {
    symptom: 'The trust policy differs from what was agreed.',
    cause: 'Somebody edited it, or another setup was deployed.',
    console: trustConsole,
  },
  'role-permissions-missing': {
    symptom: 'The role lacks permissions that were agreed.',
    cause: 'A policy or a statement was removed.',
    console: permissionsConsole,
  },
  'role-permissions-changed': {
    symptom: 'A statement of the role differs from the template.',
    cause: 'Somebody edited the policy.',
    console: permissionsConsole,
  },
  'role-permissions-excessive': {
    symptom: 'The role may do more than was agreed.',
    cause: 'A statement or a policy was added.',
    console: `${rolePermissions}: remove the policy or the statement`,
  },
  'role-denials': {
    symptom: 'A policy of the role denies something.',
    cause: 'A statement with the effect Deny was added; it overrides every permission.',
    console: `${rolePermissions}: remove the statement, if it was not meant`,
  },
  'role-boundary': {
    symptom: 'The permissions boundary of the role is not the agreed one.',
    cause: 'A boundary was set, replaced or removed; it limits what every policy grants.',
    console: `${rolePermissions} > Permissions boundary`,
  },
  'role-simulation': {
    symptom: 'IAM says that an action of the role is denied.',
    cause: 'A policy of the role or of the organization denies the action.',
    console: 'IAM policy simulator > the role > the action: it names the statement',
  },
  'role-calls': {
    symptom: 'A call through the role is refused.',
    cause: 'The permission is missing, or a boundary or a policy denies the call.',
    console: permissionsConsole,
  },
  'organization-denials': {
    symptom: 'A call is refused although the role allows it.',
    cause: 'A policy of the organization (SCP or RCP) denies it.',
    console:
      'AWS Organizations (management account) > Policies > Service control policies: except the role',
  },
  'stack-exists': {
    symptom: 'The stack does not exist.',
    cause: elsewhere,
    console: 'CloudFormation > Create stack: upload the template that Rescale provided',
  },
  'stack-complete': {
    symptom: 'The stack is not complete.',
    cause: 'An operation is in progress or has failed.',
    console: `${stack} > Events: the first failed event says why`,
  },
  'stack-template': {
    symptom: 'The template of the stack is not the one that was handed over.',
    cause: 'It was edited, or an older one was deployed.',
    console: redeploy,
  },
  'stack-report': {
    symptom: 'The reported ids are not those of the stack.',
    cause: 'The report is of another stack, or the stack was created again.',
    console: `${stack} > Outputs: report them as they are`,
  },
}

const network: Advice<NetworkCheckId> = {
  'region-enabled': {
    symptom: 'The account has not enabled the Region.',
    cause: 'The Region must be opted in to, or was disabled.',
    console: 'Account > AWS Regions > the Region > Enable',
  },
  'vpc-exists': {
    symptom: 'The reported VPC does not exist.',
    cause: elsewhere,
    console: 'VPC > Your VPCs; otherwise create the stack again',
  },
  'vpc-available': {
    symptom: 'The VPC is not available.',
    cause: 'It is being created.',
    console: 'VPC > Your VPCs > State',
  },
  'vpc-place': {
    symptom: 'The VPC is not in the agreed account and Region.',
    cause: 'The stack was created elsewhere.',
    console: 'CloudFormation > Create stack in the agreed account and Region',
  },
  'vpc-cidr': {
    symptom: 'The VPC does not have the agreed CIDR block.',
    cause: 'The template was edited, or another VPC was reported.',
    console: redeploy,
  },
  'vpc-extra-cidr': {
    symptom: 'The VPC has a CIDR block that was not agreed.',
    cause: 'Somebody associated it; it is not routed to Rescale, and may overlap.',
    console: 'VPC > Your VPCs > Actions > Edit CIDRs > Remove, or agree on the block with Rescale',
  },
  'vpc-dns': {
    symptom: 'DNS resolution or DNS hostnames are off in the VPC.',
    cause: 'An attribute was changed; private DNS of endpoints needs both.',
    console: 'VPC > Your VPCs > Actions > Edit VPC settings > DNS settings: enable both',
  },
  'subnets-present': {
    symptom: 'A reported subnet does not exist.',
    cause: deletedByHand,
    console: `${createStackAgain}, or VPC > Subnets > Create subnet and report it`,
  },
  'subnet-zones': {
    symptom: 'The subnets are not in the agreed zones.',
    cause: 'A subnet is missing, or the zones were named and not given by id.',
    console: 'VPC > Subnets > Availability Zone ID',
  },
  'subnet-addresses': {
    symptom: 'Few addresses are left in a subnet.',
    cause: 'Interfaces of nodes or of other resources hold them.',
    console: 'EC2 > Network Interfaces: filter by subnet, delete those that are not in use',
  },
  'subnet-public-addresses': {
    symptom: 'A subnet does not assign public addresses as agreed.',
    cause: 'The setting was changed.',
    console: 'VPC > Subnets > Actions > Edit subnet settings > Auto-assign IP settings',
  },
  'route-tables-present': {
    symptom: 'A reported route table does not exist.',
    cause: 'It was deleted, or is of another VPC.',
    console: `${createStackAgain}, or VPC > Route tables > Create route table`,
  },
  'subnet-route-table': {
    symptom: 'A subnet uses a route table that is not the stack’s.',
    cause: 'Its association was removed or replaced, so the main table applies.',
    console: 'VPC > Subnets > Actions > Edit route table association',
  },
  'internet-gateway-missing': {
    symptom: `The VPC has no internet gateway, ${openAgreed}`,
    cause: 'It was detached.',
    console: 'VPC > Internet gateways > Actions > Attach to VPC',
  },
  'open-default-route': {
    symptom: `A subnet has no working default route, ${openAgreed}`,
    cause: 'The route was deleted, leads elsewhere, or its gateway is gone.',
    console: `${editRoutes}: 0.0.0.0/0 to the gateway of the stack`,
  },
  'nat-gateway': {
    symptom: 'No NAT gateway is available, but private nodes with open egress were agreed.',
    cause: 'It was deleted, or failed.',
    console: 'VPC > NAT gateways > Create NAT gateway, then change the default route',
  },
  'block-public-access': {
    symptom: 'VPC Block Public Access stops the traffic of a subnet.',
    cause: 'The account or the organization switched it on for the Region.',
    console: 'VPC > Settings > Block Public Access > Create exclusions',
  },
  'internet-gateway-present': {
    symptom: `The VPC has an internet gateway, ${blockedAgreed}`,
    cause: 'Somebody attached one.',
    console: 'VPC > Internet gateways > Actions > Detach from VPC',
  },
  'blocked-routes': {
    symptom: `A route leads out of the VPC, ${blockedAgreed}`,
    cause: 'Somebody added the route.',
    console: `${editRoutes} > Remove`,
  },
  'blocked-nat-gateway': {
    symptom: `The VPC has a NAT gateway, ${blockedAgreed}`,
    cause: 'Somebody created one.',
    console: 'VPC > NAT gateways > Actions > Delete NAT gateway',
  },
  'endpoints-present': {
    symptom: 'An agreed VPC endpoint does not exist.',
    cause: deletedByHand,
    console: 'VPC > Endpoints > Create endpoint, or create the stack again',
  },
  'endpoints-usable': {
    symptom: 'Nodes cannot use a VPC endpoint from everywhere.',
    cause:
      'Its private DNS, subnets, security groups or route tables were changed, or it is not available.',
    console:
      'VPC > Endpoints > Actions > Manage subnets, security groups, route tables or private DNS',
  },
  'endpoints-policy': {
    symptom: 'The policy of a VPC endpoint differs from the template.',
    cause: 'Somebody edited or reset it.',
    console: 'VPC > Endpoints > Policy > Edit policy: paste the policy of the template',
  },
  'security-group-exists': {
    symptom: 'A security group of the stack does not exist.',
    cause: deletedByHand,
    console: createStackAgain,
  },
  'security-group-flows': {
    symptom: 'A security group lacks an agreed rule.',
    cause: 'The rule was removed or changed.',
    console: `VPC > Security groups > ${editRules} > Add rule`,
  },
  'security-group-wider': {
    symptom: 'A security group has a rule that was not agreed.',
    cause: 'Somebody added it.',
    console: `VPC > Security groups > ${editRules} > Delete`,
  },
  'network-acl': {
    symptom: 'A network ACL may stop agreed traffic.',
    cause: 'Its first entry does not allow all traffic.',
    console: `VPC > Network ACLs > ${editRules}`,
  },
}

const missingRoute = {
  cause: 'It was deleted, or another route took its place.',
  console: `${editRoutes}: the block, to the peering connection`,
}

const blackhole = {
  cause: 'Its target is gone, usually a peering that was deleted.',
  console: `${editRoutes}: change the target to the active peering`,
}

const shadowed = {
  cause: 'A more specific route takes part of the traffic elsewhere.',
  console: `${editRoutes}: remove the more specific route`,
}

const newRequest = `Rescale requests a new one: ${peering} > Create peering connection`

const connection: Advice<ConnectionCheckId> = {
  'peering-visible': {
    symptom: 'The peering connection is no longer shown.',
    cause: 'It ended some time ago; AWS shows ended peerings for a few days.',
    console: newRequest,
  },
  'peering-active': {
    symptom: 'The peering connection is not active.',
    cause: 'It was deleted or rejected, failed, or expired.',
    console: newRequest,
  },
  'peering-pending': {
    symptom: 'The peering request was not accepted yet.',
    cause: 'A request expires after seven days.',
    console: `${peering} > Actions > Accept request`,
  },
  'peering-ends': {
    symptom: 'The peering connection is between other VPCs than agreed.',
    cause: 'It was requested for another VPC or account.',
    console: `${peering} > Details`,
  },
  'peering-dns-rescale': {
    symptom: 'The customer’s VPC cannot resolve names of Rescale’s VPC to private addresses.',
    cause: 'The option is off on Rescale’s side.',
    console: `${peering} > Actions > Edit DNS settings (requester)`,
  },
  'peering-dns-customer': {
    symptom: 'Rescale’s VPC cannot resolve names of the customer’s VPC to private addresses.',
    cause: 'The option is off on the customer’s side.',
    console: `${peering} > Actions > Edit DNS settings (accepter)`,
  },
  'rescale-vpc-exists': {
    symptom: 'Rescale’s VPC does not exist.',
    cause: 'The configuration names another VPC, account or Region.',
    console: 'VPC > Your VPCs in Rescale’s account',
  },
  'rescale-vpc-blocks': {
    symptom: 'Rescale’s VPC has other CIDR blocks than were agreed.',
    cause: 'A block was associated or disassociated since; the customer has no route to it.',
    console: 'VPC > Your VPCs > CIDRs; agree on the new blocks with the customer',
  },
  'rescale-routes-missing': { symptom: 'Rescale’s side lacks a route.', ...missingRoute },
  'rescale-routes-blackhole': { symptom: 'A route of Rescale’s side drops packets.', ...blackhole },
  'rescale-routes-shadowed': { symptom: 'A route of Rescale’s side is shadowed.', ...shadowed },
  'customer-routes-missing': { symptom: 'The customer’s side lacks a route.', ...missingRoute },
  'customer-routes-blackhole': {
    symptom: 'A route of the customer’s side drops packets.',
    ...blackhole,
  },
  'customer-routes-shadowed': {
    symptom: 'A route of the customer’s side is shadowed.',
    ...shadowed,
  },
  'routes-one-way': {
    symptom: 'Packets arrive in one direction only.',
    cause: 'One side has all its routes, the other lacks some.',
    console: 'VPC > Route tables of the side that lacks routes',
  },
  'rescale-quotas': {
    symptom: 'A quota of Rescale’s VPC is nearly used up.',
    cause: 'Many customers are connected to it.',
    console: 'Service Quotas > Amazon VPC > Request increase, or another VPC',
  },
  'customer-quotas': {
    symptom: 'A quota of the customer’s VPC is nearly used up.',
    cause: 'The VPC has many routes, rules, blocks or peerings.',
    console: 'Service Quotas > Amazon VPC > Request increase at account level',
  },
  launch: {
    symptom: 'A node could not be launched in a subnet.',
    cause: 'The role lacks a permission, or a policy denies the launch.',
    console: permissionsConsole,
  },
}

/** What to say of each check, in English. */
export const checkAdvice: Advice<CheckId> = { ...access, ...network, ...connection }
