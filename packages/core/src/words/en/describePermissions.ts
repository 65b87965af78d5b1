/** What a statement of the permissions is about, rules out and does not stop. */
import type { ConditionMeaning } from '../../iam/permissions/conditionMeaning.ts'
import type { PermissionGap } from '../../iam/permissions/permissionGaps.ts'
import type {
  NamedResources,
  ResourceKind,
  ResourceMeaning,
} from '../../iam/permissions/resourceMeaning.ts'
import { computeTagKey } from '../../iam/permissions/tagKeys.ts'

// resources

const kinds: { readonly [Kind in ResourceKind]: string } = {
  'ec2:*': 'EC2 resource',
  'ec2:capacity-reservation': 'Capacity Reservation',
  'ec2:fleet': 'EC2 Fleet',
  'ec2:image': 'AMI',
  'ec2:instance': 'instance',
  'ec2:launch-template': 'launch template',
  'ec2:network-interface': 'network interface',
  'ec2:placement-group': 'placement group',
  'ec2:security-group': 'security group',
  'ec2:snapshot': 'snapshot',
  'ec2:spot-instances-request': 'Spot Instance request',
  'ec2:subnet': 'subnet',
  'ec2:volume': 'volume',
  'ec2:vpc': 'VPC',
  'iam:role': 'role',
  'iam:service-linked-role': 'service-linked role',
  'kms:key': 'KMS key',
  'logs:log-group': 'log group',
}

const placeOf = ({ region, accountId }: NamedResources): string =>
  [
    accountId === undefined ? '' : ` of account ${accountId}`,
    region === undefined ? '' : ` in ${region}`,
  ].join('')

/** Says which resources a statement is about. */
export const describeResource = (meaning: ResourceMeaning): string => {
  if (meaning.kind === 'anything') return 'Every resource.'
  const { kind, name } = meaning
  if (name === '*') return `Every ${kinds[kind]}${placeOf(meaning)}.`
  return /[*?]/.test(name)
    ? `Every ${kinds[kind]}${placeOf(meaning)} whose name matches ${name}.`
    : `The ${kinds[kind]} ${name}${placeOf(meaning)}, and no other.`
}

// conditions

const list = (values: ReadonlyArray<string>): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`

const limits: { readonly [Meaning in ConditionMeaning]: (values: string) => string } = {
  region: (values) => `Call another Region than ${values}.`,
  vpc: (values) => `Use what is in another VPC than ${values}.`,
  'tag-on-creation': (values) => `Create anything without the tag ${computeTagKey} = ${values}.`,
  tag: (values) => `Use or change anything without the tag ${computeTagKey} = ${values}.`,
  'tag-keys': (values) => `Set tags with other keys than ${values}.`,
  'creating-call': (values) => `Tag anything later than while ${values} creates it.`,
  owner: (values) => `Use images or snapshots of others than ${values}.`,
  'metadata-version': () => 'Launch an instance that answers version 1 of the metadata service.',
  encryption: () => 'Create a volume that is not encrypted.',
  'key-through-service': (values) => `Use a key itself: only ${values} uses it for the role.`,
  'grant-by-service': () => 'Grant the use of a key to anyone but an AWS service.',
  'passed-to-service': (values) => `Give the role to another service than ${values}.`,
  'service-linked': (values) => `Create the service-linked role of another service than ${values}.`,
  'metric-namespace': (values) => `Write metrics outside the namespace ${values}.`,
}

/** Says what a condition rules out. */
export const describeCondition = ({
  meaning,
  values,
}: {
  readonly meaning: ConditionMeaning
  readonly values: ReadonlyArray<string>
}): string => limits[meaning](list(values))

// gaps

const gaps: { readonly [Gap in PermissionGap]: string } = {
  'sees-whole-region':
    'Calls that only look also show what is outside the VPC: IAM has no resource for them, so only the Region is confined.',
  'fleet-launches':
    'IAM does not ask CreateFleet for the version of the metadata service, nor for what a launch template names: subnets, security groups, images, volumes. Fleets of type instant launch with the permissions of this role, where all of it is demanded. Fleets of type maintain and request launch with AWSServiceRoleForEC2Fleet: to have IMDSv2 and encryption there too, enforce IMDSv2 and turn on EBS encryption by default for the account in the Region.',
  'launch-template-content':
    'IAM does not look into a launch template that is created. What it names is checked when this role launches from it.',
  'security-group-rules':
    'IAM does not look into the rules: Rescale chooses addresses and ports in the security groups that it created. It cannot change those of the stack.',
}

/** Says what a statement does not stop. */
export const describePermissionGap = (gap: PermissionGap): string => gaps[gap]
