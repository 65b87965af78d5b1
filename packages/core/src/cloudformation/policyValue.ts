/**
 * Carries an IAM policy into a template. Policies are written as finished text, in which a few ids
 * are not known before the stack exists; those stand as `${LogicalId}` or `${LogicalId.Attribute}`
 * and become `Fn::Sub`.
 */
import { omitUndefined } from '../codec/omitUndefined.ts'
import type { Conditions, PermissionsPolicy, PolicyDocument } from '../iam/policy/PolicyDocument.ts'
import type { TemplateRecord, TemplateValue } from './Template.ts'

/** Names of this template that policies may contain, e.g. `Vpc` or `ComputeRole.Arn`. */
type Placeholders = ReadonlyArray<string>

/**
 * Turns text into `Fn::Sub` where it names a resource of the template. IAM's own variables
 * (`${aws:…}`) are escaped as
 * `${!aws:…}`, so that CloudFormation leaves them to IAM.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
export const textValue = (text: string, placeholders: Placeholders): TemplateValue => {
  if (!text.includes('${')) return text
  const isPlaceholder = (name: string): boolean => placeholders.includes(name)
  const names = Array.from(text.matchAll(/\$\{([^}]*)\}/g), ([, name]) => name ?? '')
  if (!names.some(isPlaceholder)) return text
  return {
    'Fn::Sub': text.replace(/\$\{([^}]*)\}/g, (whole, name: string) =>
      isPlaceholder(name) ? whole : `\${!${name}}`,
    ),
  }
}

const listValue = (texts: ReadonlyArray<string>, placeholders: Placeholders): TemplateValue =>
  texts.map((text) => textValue(text, placeholders))

const conditionsValue = (conditions: Conditions, placeholders: Placeholders): TemplateRecord =>
  Object.fromEntries(
    Object.entries(conditions).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries(keys).map(([key, values]) => [key, listValue(values, placeholders)]),
      ),
    ]),
  )

type Statement = PolicyDocument['Statement'][number]

const statementValue = (statement: Statement, placeholders: Placeholders): TemplateRecord => ({
  ...omitUndefined({ Sid: statement.Sid }),
  Effect: statement.Effect,
  ...('Principal' in statement ? { Principal: { ...statement.Principal } } : {}),
  Action: statement.Action,
  ...('Resource' in statement ? { Resource: listValue(statement.Resource, placeholders) } : {}),
  ...(statement.Condition === undefined
    ? {}
    : { Condition: conditionsValue(statement.Condition, placeholders) }),
})

/** Returns a policy as a template value; `placeholders` are the resources it may name. */
export const policyValue = (
  policy: PolicyDocument | PermissionsPolicy,
  placeholders: Placeholders = [],
): TemplateRecord => ({
  Version: policy.Version,
  Statement: policy.Statement.map((statement) => statementValue(statement, placeholders)),
})
