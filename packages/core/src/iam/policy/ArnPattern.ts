/**
 * ARNs in policies. The six fields are matched one by one, so that a wildcard never reaches over a
 * colon into the next field; the resource, the last field, may hold colons of its own.
 *
 * ```
 *   arn : aws : ec2 : us-east-1 : 111122223333 : vpc/vpc-0123456789abcdef0
 * ```
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
import type { ContextReader } from './AccessRequest.ts'
import { type TextMatch, type TextPattern, matchesText, parseTextPattern } from './TextPattern.ts'

// model

export type ArnPattern =
  | { readonly kind: 'anything' }
  | { readonly kind: 'fields'; readonly fields: ReadonlyArray<TextPattern> }

/** An ARN cut into its six fields. */
export type ArnFields = ReadonlyArray<string>

const fieldCount = 6

// constructors

const joinRest = (parts: ReadonlyArray<string>): ArnFields =>
  parts.length <= fieldCount
    ? parts
    : [...parts.slice(0, fieldCount - 1), parts.slice(fieldCount - 1).join(':')]

/** Cuts at the first five colons that are not inside a policy variable. */
const fieldsOf = (text: string): ArnFields => {
  if (!text.includes('${')) return joinRest(text.split(':'))
  const fields: string[] = []
  let start = 0
  let depth = 0
  for (let index = 0; index < text.length && fields.length < fieldCount - 1; index += 1) {
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

const patternOf = (fields: ArnFields, variables: boolean): ArnPattern | undefined => {
  const patterns: TextPattern[] = []
  for (const field of fields) {
    const pattern = parseTextPattern(field, { wildcards: true, variables, ignoreCase: false })
    if (pattern === undefined) return undefined
    patterns.push(pattern)
  }
  return { kind: 'fields', fields: patterns }
}

/** Parses the value of an ARN operator; undefined when it does not have six fields. */
export const parseArnPattern = (text: string, variables: boolean): ArnPattern | undefined => {
  const fields = fieldsOf(text)
  return fields.length === fieldCount && fields[0] === 'arn'
    ? patternOf(fields, variables)
    : undefined
}

/**
 * Parses an entry of a `Resource` element, where `*` is everything and missing fields are
 * wildcards.
 */
export const parseResourcePattern = (text: string, variables: boolean): ArnPattern | undefined => {
  if (/^\*+$/.test(text)) return { kind: 'anything' }
  const fields = fieldsOf(text)
  if (fields[0] !== 'arn') return undefined
  const missing = Array.from({ length: fieldCount - fields.length }, () => '*')
  return patternOf([...fields, ...missing], variables)
}

/** Cuts the ARN of a request into its fields; undefined when it is none. */
export const parseArn = (text: string): ArnFields | undefined => {
  const parts = text.split(':')
  return parts.length >= fieldCount && parts[0] === 'arn' ? joinRest(parts) : undefined
}

// queries

/** Tells whether an ARN fits the pattern field by field; a text that is no ARN fits only `*`. */
export const matchesArn = (
  pattern: ArnPattern,
  arn: ArnFields | undefined,
  read: ContextReader,
): TextMatch => {
  if (pattern.kind === 'anything') return 'yes'
  if (arn === undefined) return 'no'
  let result: TextMatch = 'yes'
  // The resource tells most ARNs of one account apart, so the last field goes first.
  for (let index = fieldCount - 1; index >= 0; index -= 1) {
    const field = pattern.fields[index]
    const match = field === undefined ? 'no' : matchesText(field, arn[index] ?? '', read)
    if (match === 'no') return 'no'
    if (match !== 'yes') result = match
  }
  return result
}
