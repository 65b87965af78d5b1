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

const launch = (place: SessionPlace, action: string): ReadonlyArray<Touch> => [
  touch(action, arn(place, 'subnet/subnet-0a'), inVpc(place)),
  touch(action, arn(place, 'security-group/sg-0a'), inVpc(place)),
  touch(action, arn(place, 'network-interface/*'), { ...inVpc(place), ...created(place) }),
  touch(action, arn(place, 'instance/*'), created(place)),
  touch(action, arn(place, 'volume/*'), created(place)),
  touch(action, arn(place, 'spot-instances-request/*'), created(place)),
  touch(action, `arn:aws:ec2:${place.region}::image/ami-0a`, { 'ec2:Owner': [place.imageOwner] }),
  touch(action, `arn:aws:ec2:${place.region}::snapshot/snap-0a`, {
    'ec2:Owner': [place.imageOwner],
  }),
  touch(action, arn(place, 'placement-group/job-1'), owned(place)),
  touch(action, arn(place, 'launch-template/lt-0a'), owned(place)),
  touch(action, arn(place, 'capacity-reservation/cr-0a'), owned(place)),
]

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
  touch('ec2:CreateFleet', arn(place, 'fleet/*'), created(place)),
  touch('ec2:CreatePlacementGroup', arn(place, 'placement-group/job-1'), created(place)),
  touch('ec2:CreateLaunchTemplate', arn(place, 'launch-template/*'), created(place)),
  touch('ec2:CreateVolume', arn(place, 'volume/*'), created(place)),
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
  touch('ec2:DeleteFleets', arn(place, 'fleet/fleet-0a'), owned(place)),
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
  ...launch(place, 'ec2:RunInstances'),
  ...launch(place, 'ec2:CreateFleet'),
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
