/**
 * The rules of a security group that a call refers to, by ID or by permission.
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

/** Returns a group with the rules of one direction replaced. */
export const withRules = (
  group: SecurityGroup,
  direction: Direction,
  rules: ReadonlyArray<KeptRule>,
): SecurityGroup => ({ ...group, [direction]: rules })

/** Returns an action whose only resource is one security group. */
export const onGroup = <Input extends { readonly GroupId: string }, Output>(
  permission: ActionName,
  run: Action<Input, Output>['run'],
): Action<Input, Output> => ({
  permission,
  needs: (context, { GroupId }) => [needOfId(context, 'securityGroups', GroupId)],
  run,
})

/** Returns the rule of an ID in a group. */
export const foundIn = <Rule extends { readonly id: string }>(
  rules: ReadonlyArray<Rule>,
  id: string,
): E.Either<AwsError, Rule> => {
  const rule = rules.find((other) => other.id === id)
  return rule === undefined ? unknownId(otherIds.securityGroupRule, id) : E.right(rule)
}

/** Returns EC2's error for a rule that does not exist. */
export const noSuchRule: E.Either<AwsError, never> = refuse(
  'InvalidPermission.NotFound',
  'The specified rule does not exist in this security group.',
)

/** Returns EC2's error unless rules are given either by ID or by permission. */
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

/** Requires rules that the group does not have. */
export const notYetIn = (
  rules: ReadonlyArray<SecurityGroupRule>,
  added: ReadonlyArray<SecurityGroupRule>,
): E.Either<AwsError, undefined> => {
  const twin = added.find((rule) => rules.some((other) => isSameRule(rule, other)))
  return twin === undefined
    ? E.right(undefined)
    : refuse('InvalidPermission.Duplicate', `the specified rule "${peerText(twin)}" already exists`)
}
