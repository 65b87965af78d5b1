/**
 * What a whole compute session calls, written as IAM sees it: one request for each resource that a
 * call touches, with the condition keys that the Service Authorization Reference lists for that
 * resource. Written by hand, from the reference.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import type { AccessRequest, RequestContext } from '../../../src/iam/policy/AccessRequest.ts'
import { sessionOf } from '../callers.ts'

export interface SessionPlace {
  readonly region: string
  readonly accountId: string
  readonly vpcId: string
  readonly role: string
  readonly tag: string
  readonly imageOwner: string
  readonly computeRole: string
}

export const agreedPlace: SessionPlace = {
  region: 'us-east-1',
  accountId: '111122223333',
  vpcId: 'vpc-0123456789abcdef0',
  role: 'arn:aws:iam::111122223333:role/Setup-RescaleRole-ABC',
  tag: 'acme',
  imageOwner: '999988887777',
  computeRole: 'arn:aws:iam::111122223333:role/Setup-ComputeRole-ABC',
}

export interface Touch {
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
}

const arn = (place: SessionPlace, resource: string): string =>
  `arn:aws:ec2:${place.region}:${place.accountId}:${resource}`

const inVpc = (place: SessionPlace): RequestContext => ({
  'ec2:Vpc': [arn(place, `vpc/${place.vpcId}`)],
})
const created = (place: SessionPlace): RequestContext => ({
  'aws:RequestTag/rescale:compute': [place.tag],
  'aws:TagKeys': ['rescale:compute'],
})
const owned = (place: SessionPlace): RequestContext => ({
  'aws:ResourceTag/rescale:compute': [place.tag],
  'ec2:ResourceTag/rescale:compute': [place.tag],
})

const touch = (action: string, resource: string, context: RequestContext): Touch => ({
  action,
  resource,
  context,
})

const encrypted = { 'ec2:Encrypted': ['true'] }

const images = (place: SessionPlace, action: string): ReadonlyArray<Touch> =>
  ['image/ami-0a', 'snapshot/snap-0a'].map((resource) =>
    touch(action, `arn:aws:ec2:${place.region}::${resource}`, { 'ec2:Owner': [place.imageOwner] }),
  )

/** What launches may be made with; each is the customer's or made before. */
const lent = (place: SessionPlace, action: string): ReadonlyArray<Touch> =>
  ['placement-group/job-1', 'launch-template/lt-0a', 'capacity-reservation/cr-0a'].map((resource) =>
    touch(action, arn(place, resource), owned(place)),
  )

/** A launch of nodes with EFA, On-Demand or Spot; also what a fleet of type `instant` asks. */
const launch = (place: SessionPlace): ReadonlyArray<Touch> => [
  touch('ec2:RunInstances', arn(place, 'subnet/subnet-0a'), inVpc(place)),
  touch('ec2:RunInstances', arn(place, 'security-group/sg-0a'), inVpc(place)),
  touch('ec2:RunInstances', arn(place, 'network-interface/*'), {
    ...inVpc(place),
    ...created(place),
  }),
  touch('ec2:RunInstances', arn(place, 'instance/*'), {
    ...created(place),
    'ec2:MetadataHttpTokens': ['required'],
  }),
  touch('ec2:RunInstances', arn(place, 'volume/*'), { ...created(place), ...encrypted }),
  touch('ec2:RunInstances', arn(place, 'spot-instances-request/*'), created(place)),
  ...images(place, 'ec2:RunInstances'),
  ...lent(place, 'ec2:RunInstances'),
]

/** Every resource type of CreateFleet; fleets of type `maintain` and `request` ask nothing else. */
const fleet = (place: SessionPlace): ReadonlyArray<Touch> => [
  touch('ec2:CreateFleet', arn(place, 'fleet/*'), created(place)),
  touch('ec2:CreateFleet', arn(place, 'instance/*'), created(place)),
  touch('ec2:CreateFleet', arn(place, 'volume/*'), { ...created(place), ...encrypted }),
  touch('ec2:CreateFleet', arn(place, 'subnet/subnet-0a'), inVpc(place)),
  ...images(place, 'ec2:CreateFleet'),
  ...lent(place, 'ec2:CreateFleet'),
]

/** What EC2 asks of KMS for whoever makes or attaches an encrypted volume. */
const keys = (place: SessionPlace): ReadonlyArray<Touch> => {
  const key = `arn:aws:kms:${place.region}:${place.accountId}:key/1234abcd-12ab-34cd-56ef-1234567890ab`
  const context = {
    'aws:ResourceTag/rescale:compute': [place.tag],
    'kms:ViaService': [`ec2.${place.region}.amazonaws.com`],
  }
  return [
    ...[
      'Decrypt',
      'DescribeKey',
      'GenerateDataKeyWithoutPlaintext',
      'ReEncryptFrom',
      'ReEncryptTo',
    ].map((operation) => touch(`kms:${operation}`, key, context)),
    touch('kms:CreateGrant', key, { ...context, 'kms:GrantIsForAWSResource': ['true'] }),
  ]
}

const tagging = (place: SessionPlace): ReadonlyArray<Touch> =>
  (
    [
      ['RunInstances', 'instance/*'],
      ['RunInstances', 'network-interface/*'],
      ['RunInstances', 'spot-instances-request/*'],
      ['CreateVolume', 'volume/*'],
      ['CreateFleet', 'fleet/*'],
      ['CreateLaunchTemplate', 'launch-template/*'],
      ['CreatePlacementGroup', 'placement-group/*'],
      ['CreateSecurityGroup', 'security-group/*'],
    ] as const
  ).map(([operation, resource]) =>
    touch('ec2:CreateTags', arn(place, resource), {
      ...created(place),
      'ec2:CreateAction': [operation],
    }),
  )

const making = (place: SessionPlace): ReadonlyArray<Touch> => [
  touch('ec2:CreatePlacementGroup', arn(place, 'placement-group/job-1'), created(place)),
  touch('ec2:CreateLaunchTemplate', arn(place, 'launch-template/*'), created(place)),
  touch('ec2:CreateVolume', arn(place, 'volume/*'), { ...created(place), ...encrypted }),
  touch('ec2:CreateSecurityGroup', arn(place, 'security-group/*'), created(place)),
  touch('ec2:CreateSecurityGroup', arn(place, `vpc/${place.vpcId}`), {}),
]

const managing = (place: SessionPlace): ReadonlyArray<Touch> => [
  ...[
    'StartInstances',
    'StopInstances',
    'RebootInstances',
    'TerminateInstances',
    'GetConsoleOutput',
  ].map((operation) => touch(`ec2:${operation}`, arn(place, 'instance/i-0a'), owned(place))),
  ...['AttachVolume', 'DetachVolume'].flatMap((operation) => [
    touch(`ec2:${operation}`, arn(place, 'instance/i-0a'), owned(place)),
    touch(`ec2:${operation}`, arn(place, 'volume/vol-0a'), owned(place)),
  ]),
  touch('ec2:DeleteVolume', arn(place, 'volume/vol-0a'), owned(place)),
  touch('ec2:DeletePlacementGroup', arn(place, 'placement-group/job-1'), owned(place)),
  touch('ec2:CreateLaunchTemplateVersion', arn(place, 'launch-template/lt-0a'), owned(place)),
  touch('ec2:DeleteLaunchTemplate', arn(place, 'launch-template/lt-0a'), owned(place)),
  ...['DeleteFleets', 'DescribeFleetInstances'].map((operation) =>
    touch(`ec2:${operation}`, arn(place, 'fleet/fleet-0a'), owned(place)),
  ),
  touch(
    'ec2:CancelSpotInstanceRequests',
    arn(place, 'spot-instances-request/sir-0a'),
    owned(place),
  ),
  ...[
    'AuthorizeSecurityGroupIngress',
    'AuthorizeSecurityGroupEgress',
    'RevokeSecurityGroupIngress',
    'RevokeSecurityGroupEgress',
    'DeleteSecurityGroup',
  ].map((operation) =>
    touch(`ec2:${operation}`, arn(place, 'security-group/sg-0a'), {
      ...inVpc(place),
      ...owned(place),
    }),
  ),
]

const roles = (place: SessionPlace): ReadonlyArray<Touch> => [
  touch('iam:PassRole', place.computeRole, { 'iam:PassedToService': ['ec2.amazonaws.com'] }),
  ...['spot', 'ec2fleet'].map((name) =>
    touch(
      'iam:CreateServiceLinkedRole',
      `arn:aws:iam::${place.accountId}:role/aws-service-role/${name}.amazonaws.com/AWSServiceRole`,
      { 'iam:AWSServiceName': [`${name}.amazonaws.com`] },
    ),
  ),
]

/** Everything but observing and reading the role itself. */
export const computeSession = (place: SessionPlace): ReadonlyArray<Touch> => [
  ...launch(place),
  ...fleet(place),
  ...keys(place),
  ...making(place),
  ...tagging(place),
  ...managing(place),
  ...roles(place),
]

/** As Rescale's session in the customer's account asks it. */
export const requestFor = (
  place: SessionPlace,
  { action, resource, context }: Touch,
): AccessRequest => ({
  principal: sessionOf(place.role),
  action,
  resource,
  context: { 'aws:RequestedRegion': [place.region], ...context },
})
