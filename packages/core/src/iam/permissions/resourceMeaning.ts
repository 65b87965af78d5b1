/**
 * What the resource of a statement is, read from its text alone, so that a resource that changes
 * cannot keep an old sentence. Text that is not known to the letter has no meaning here: a wildcard
 * in the Region or the account of an ARN, a service or a type that the permissions do not name.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
import { omitUndefined } from '../../codec/omitUndefined.ts'

// model

/** The kinds of resources that permissions of the template name. */
export const resourceKinds = [
  'ec2:*',
  'ec2:capacity-reservation',
  'ec2:fleet',
  'ec2:image',
  'ec2:instance',
  'ec2:launch-template',
  'ec2:network-interface',
  'ec2:placement-group',
  'ec2:security-group',
  'ec2:snapshot',
  'ec2:spot-instances-request',
  'ec2:subnet',
  'ec2:volume',
  'ec2:vpc',
  'iam:role',
  'iam:service-linked-role',
  'kms:key',
  'logs:log-group',
] as const

/** Service and type, as the Service Authorization Reference names them. */
export type ResourceKind = (typeof resourceKinds)[number]

/** Resources of one kind; `name` may be a pattern. Images and snapshots have no account. */
export interface NamedResources {
  readonly kind: ResourceKind
  readonly name: string
  readonly region?: string
  readonly accountId?: string
}

export type ResourceMeaning = { readonly kind: 'anything' } | NamedResources

// queries

const serviceLinkedPath = 'aws-service-role/'

const kindOf = (service: string, type: string, name: string): ResourceKind | undefined => {
  const text = `${service}:${type}`
  if (text === 'iam:role' && name.startsWith(serviceLinkedPath)) return 'iam:service-linked-role'
  return resourceKinds.find((kind) => kind === text)
}

const arnPattern = /^arn:[a-z-]+:([a-z0-9]+):([a-z0-9-]*):(\d{12}|):(\*|[a-z-]+)[/:](.+)$/

/** Returns what a resource of a statement is; `undefined` when that is not known. */
export const resourceMeaningOf = (resource: string): ResourceMeaning | undefined => {
  if (resource === '*') return { kind: 'anything' }
  // A role of the same template, which has no ARN before the stack exists.
  if (/^\$\{\w+Role\.Arn\}$/.test(resource)) return { kind: 'iam:role', name: resource }
  const [, service = '', region = '', accountId = '', type = '', name = ''] =
    arnPattern.exec(resource) ?? []
  const kind = kindOf(service, type, name)
  return kind === undefined
    ? undefined
    : {
        kind,
        name: kind === 'iam:service-linked-role' ? name.slice(serviceLinkedPath.length) : name,
        ...omitUndefined({
          region: region === '' ? undefined : region,
          accountId: accountId === '' ? undefined : accountId,
        }),
      }
}
