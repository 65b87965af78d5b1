/**
 * What a statement does not stop, although a reader may think so: IAM has no key for it. Each gap
 * follows from the actions and resources of the statement, so that it goes when they do.
 *
 * @source https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/permissions-for-launch-templates.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-prerequisites.html
 */
import type { PermissionStatement } from '../policy/PolicyDocument.ts'
import { type AwsActionName, awsActions } from './awsActions.ts'
import { resourceMeaningOf } from './resourceMeaning.ts'

// model

/**
 * - `sees-whole-region`: calls that IAM has no resource for show what is outside the VPC, too.
 * - `fleet-launches`: CreateFleet is not asked about what a launch template names, nor about the
 *   version of the metadata service. A fleet of type `instant` launches with the permissions of the
 *   caller, where both are; those of type `maintain` and `request` launch with a service-linked role.
 * - `launch-template-content`: IAM does not look into a launch template that is made.
 * - `security-group-rules`: the addresses and ports of a rule have no key.
 */
export type PermissionGap =
  | 'sees-whole-region'
  | 'fleet-launches'
  | 'launch-template-content'
  | 'security-group-rules'

type IsOpen = (statement: PermissionStatement) => boolean

// queries

const doesAnyOf = (...actions: ReadonlyArray<AwsActionName>): IsOpen => {
  const names = new Set<string>(actions)
  return ({ Action }) => Action.some((action) => names.has(action))
}

const observes = doesAnyOf(
  ...awsActions.filter(({ scopes }) => scopes.includes('Observe')).map(({ action }) => action),
)

const createsFleets = doesAnyOf('ec2:CreateFleet')

const makesNodes: IsOpen = ({ Resource }) =>
  Resource.some((resource) => {
    const kind = resourceMeaningOf(resource)?.kind
    return kind === undefined || kind === 'ec2:instance' || kind === 'anything'
  })

const rules: ReadonlyArray<readonly [PermissionGap, IsOpen]> = [
  ['sees-whole-region', (one) => observes(one) && one.Resource.includes('*')],
  ['fleet-launches', (one) => createsFleets(one) && makesNodes(one)],
  [
    'launch-template-content',
    doesAnyOf('ec2:CreateLaunchTemplate', 'ec2:CreateLaunchTemplateVersion'),
  ],
  [
    'security-group-rules',
    doesAnyOf('ec2:AuthorizeSecurityGroupIngress', 'ec2:AuthorizeSecurityGroupEgress'),
  ],
]

/** Returns what a statement that allows does not stop. */
export const permissionGapsOf = (statement: PermissionStatement): ReadonlyArray<PermissionGap> =>
  statement.Effect === 'Deny'
    ? []
    : rules.filter(([, isOpen]) => isOpen(statement)).map(([gap]) => gap)
