/**
 * ARNs in policies. The six fields are matched separately, so that a wildcard never matches across
 * a colon into the next field; the resource, the last field, can contain colons.
 *
 * ```
 *   arn : aws : ec2 : us-east-1 : 111122223333 : vpc/vpc-0123456789abcdef0
 * ```
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
import type { ContextReader } from './AccessRequest.ts'
import type { Certainty } from './Certainty.ts'
import { type TextPattern, matchesText, parseTextPattern } from './TextPattern.ts'

// model

/** One pattern for each of the six fields. */
export type ArnPattern = ReadonlyArray<TextPattern>

/** An ARN split into its six fields. */
export type ArnFields = ReadonlyArray<string>

export const arnFieldCount = 6

// constructors

const joinRest = (parts: ReadonlyArray<string>): ArnFields =>
  parts.length <= arnFieldCount
    ? parts
    : [...parts.slice(0, arnFieldCount - 1), parts.slice(arnFieldCount - 1).join(':')]

/** Splits at the first five colons that are not inside a policy variable. */
export const arnFieldsOf = (text: string): ArnFields => {
  if (!text.includes('${')) return joinRest(text.split(':'))
  const fields: string[] = []
  let start = 0
  let depth = 0
  for (let index = 0; index < text.length && fields.length < arnFieldCount - 1; index += 1) {
    const character = text[index]
    if (character === '{' && text[index - 1] === '$') depth += 1
    else if (character === '}' && depth > 0) depth -= 1
    else if (character === ':' && depth === 0) {
      fields.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...fields, text.slice(start)]
}

/** Parses each field; undefined when one of them is not a pattern. */
export const arnPatternOf = (
  fields: ArnFields,
  hasVariables: (field: number) => boolean,
): ArnPattern | undefined => {
  const patterns: TextPattern[] = []
  for (let index = 0; index < fields.length; index += 1) {
    const variables = hasVariables(index)
    const options = { wildcards: true, variables, ignoreCase: false }
    const pattern = parseTextPattern(fields[index] ?? '', options)
    if (pattern === undefined) return undefined
    patterns.push(pattern)
  }
  return patterns
}

/** Parses the value of an ARN operator; undefined when it does not have six fields. */
export const parseArnPattern = (text: string, variables: boolean): ArnPattern | undefined => {
  const fields = arnFieldsOf(text)
  return fields.length === arnFieldCount && fields[0] === 'arn'
    ? arnPatternOf(fields, () => variables)
    : undefined
}

/** Splits the ARN of a request into its fields; undefined when it is not an ARN. */
export const parseArn = (text: string): ArnFields | undefined => {
  const parts = text.split(':')
  return parts.length >= arnFieldCount && parts[0] === 'arn' ? joinRest(parts) : undefined
}

// queries

/** Returns whether an ARN matches the pattern field by field. */
export const matchesArn = (pattern: ArnPattern, arn: ArnFields, read: ContextReader): Certainty => {
  let result: Certainty = 'yes'
  // The resource differs most between ARNs, so the last field is compared first.
  for (let index = arnFieldCount - 1; index >= 0; index -= 1) {
    const field = pattern[index]
    const match = field === undefined ? 'no' : matchesText(field, arn[index] ?? '', read)
    if (match === 'no') return 'no'
    if (match === 'unknown') result = match
  }
  return result
}
