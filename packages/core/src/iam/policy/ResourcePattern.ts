/**
 * Entries of a `Resource` element. AWS documents three rules that apply to no other ARN pattern:
 * missing fields are wildcards, policy variables are allowed only after the fifth colon, and a `*`
 * at the end of a field can match across the colons after it.
 *
 * How far it matches, and how IAM treats a variable elsewhere, is not documented consistently (in
 * the Amazon S3 guide no wildcard matches across a colon). So an ARN that matches field by field
 * matches; an ARN that matches only across colons, or with a variable replaced before the fifth
 * colon, is `unknown`; any other does not match.
 *
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-resourceelement
 * @source https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
import type { ContextReader } from './AccessRequest.ts'
import {
  type ArnFields,
  type ArnPattern,
  arnFieldCount,
  arnFieldsOf,
  arnPatternOf,
  matchesArn,
  parseArn,
} from './ArnPattern.ts'
import type { Certainty } from './Certainty.ts'
import { type TextPattern, matchesText, parseTextPattern } from './TextPattern.ts'

// model

export type ResourcePattern =
  | { readonly kind: 'anything' }
  | {
      readonly kind: 'arn'
      readonly fields: ArnPattern
      /**
       * The whole text, in which wildcards also match colons; undefined when no such wildcard is
       * before the fifth colon.
       */
      readonly unbounded: TextPattern | undefined
    }

/** The resource of a request: its text, and its fields when it is an ARN. */
export interface RequestedResource {
  readonly text: string
  readonly fields: ArnFields | undefined
}

// constructors

const anyFields: ArnFields = Array.from({ length: arnFieldCount }, () => '*')

const mayRunOn = (written: ArnFields): boolean =>
  written.length < arnFieldCount ||
  written.some((field, index) => index < arnFieldCount - 1 && /[*?]|\$\{/.test(field))

/** Parses an entry of a `Resource` element; undefined when it is neither `*` nor an ARN. */
export const parseResourcePattern = (
  text: string,
  variables: boolean,
): ResourcePattern | undefined => {
  if (/^\*+$/.test(text)) return { kind: 'anything' }
  const written = arnFieldsOf(text)
  if (written[0] !== 'arn') return undefined
  const fields = arnPatternOf(
    written.length === arnFieldCount ? written : [...written, ...anyFields].slice(0, arnFieldCount),
    (field) => variables && field === arnFieldCount - 1,
  )
  if (fields === undefined) return undefined
  if (!mayRunOn(written)) return { kind: 'arn', fields, unbounded: undefined }
  const unbounded = parseTextPattern(text, { wildcards: true, variables, ignoreCase: false })
  return unbounded === undefined ? undefined : { kind: 'arn', fields, unbounded }
}

/** Splits the resource of a request. */
export const requestedResource = (text: string): RequestedResource => ({
  text,
  fields: parseArn(text),
})

// queries

/** Returns whether a resource matches the pattern; a text that is not an ARN matches only `*`. */
export const matchesResource = (
  pattern: ResourcePattern,
  { text, fields }: RequestedResource,
  read: ContextReader,
): Certainty => {
  if (pattern.kind === 'anything') return 'yes'
  if (fields === undefined) return 'no'
  const match = matchesArn(pattern.fields, fields, read)
  if (match !== 'no' || pattern.unbounded === undefined) return match
  return matchesText(pattern.unbounded, text, read) === 'no' ? 'no' : 'unknown'
}
