/**
 * Finding the rules of a security group that a call names, and keeping what it makes of them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
import type { ActionName } from '@byoa/cloud'
import * as E from 'fp-ts/lib/Either.js'

import type { KeptRule, SecurityGroup, SecurityGroupRule } from '../../world/network.ts'
import type { Action } from '../Action.ts'
import { type AwsError, refuse } from '../AwsError.ts'
import { needOfId } from './arns.ts'
import { unknownId } from './found.ts'
import { otherIds } from './identifiedKinds.ts'
import { isSameRule } from './readRules.ts'
import type { PlacedRule } from './ruleOutput.ts'

export type Direction = PlacedRule['direction']

/** Returns a group with other rules in one direction. */
export const withRules = (
  group: SecurityGroup,
  direction: Direction,
  rules: ReadonlyArray<KeptRule>,
): SecurityGroup => ({ ...group, [direction]: rules })

/** Returns an action on one security group, which needs nothing else. */
export const onGroup = <Input extends { readonly GroupId: string }, Output>(
  permission: ActionName,
  run: Action<Input, Output>['run'],
): Action<Input, Output> => ({
  permission,
  needs: (context, { GroupId }) => [needOfId(context, 'securityGroups', GroupId)],
  run,
})

/** Returns the rule of an id among those of a group. */
export const foundIn = <Rule extends { readonly id: string }>(
  rules: ReadonlyArray<Rule>,
  id: string,
): E.Either<AwsError, Rule> => {
  const rule = rules.find((other) => other.id === id)
  return rule === undefined ? unknownId(otherIds.securityGroupRule, id) : E.right(rule)
}

/** Answers that no rule is the one that is written out. */
export const noSuchRule: E.Either<AwsError, never> = refuse(
  'InvalidPermission.NotFound',
  'The specified rule does not exist in this security group.',
)

/** Answers that rules are to be named in one of two ways, not in none and not in both. */
export const eitherNeeded = (second: string, isBoth: boolean): E.Either<AwsError, never> =>
  isBoth
    ? refuse(
        'InvalidParameterCombination',
        `The parameters ipPermissions and ${second} may not be used together`,
      )
    : refuse('MissingParameter', `Either 'ipPermissions' or '${second}' should be provided.`)

const peerText = ({ IpProtocol, FromPort, ToPort, ...rule }: SecurityGroupRule): string => {
  const peer = rule.CidrIp ?? rule.CidrIpv6 ?? rule.GroupId ?? rule.PrefixListId ?? ''
  const ports = FromPort === undefined ? '' : `, from port: ${FromPort}, to port: ${ToPort ?? ''}`
  return `peer: ${peer}, ${IpProtocol === '-1' ? 'ALL' : IpProtocol.toUpperCase()}${ports}, ALLOW`
}

/** Lets rules through that a group does not have yet. */
export const notYetIn = (
  rules: ReadonlyArray<SecurityGroupRule>,
  added: ReadonlyArray<SecurityGroupRule>,
): E.Either<AwsError, undefined> => {
  const twin = added.find((rule) => rules.some((other) => isSameRule(rule, other)))
  return twin === undefined
    ? E.right(undefined)
    : refuse('InvalidPermission.Duplicate', `the specified rule "${peerText(twin)}" already exists`)
}
