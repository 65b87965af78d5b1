/**
 * Entries of a `Resource` element. AWS documents three things of them that hold for no other ARN
 * pattern: missing fields are wildcards, a policy variable stands after the fifth colon only, and a
 * `*` at the end of a field may run over the colons behind it.
 *
 * How far it runs, and what becomes of a variable elsewhere, no page says for certain (the guide of
 * Amazon S3 has no wildcard run over a colon). So an ARN that fits field by field fits; one that
 * fits only when wildcards run on, or when a variable stands for its value wherever it is, is
 * `unknown`; any other does not fit.
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
       * The whole text, in which wildcards match colons too; undefined when none that could stands
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

const mayRunOn = (written: ArnFields): boolean =>
  written.length < arnFieldCount ||
  written.slice(0, arnFieldCount - 1).some((field) => /[*?]|\$\{/.test(field))

/** Parses an entry of a `Resource` element; undefined when it is neither `*` nor an ARN. */
export const parseResourcePattern = (
  text: string,
  variables: boolean,
): ResourcePattern | undefined => {
  if (/^\*+$/.test(text)) return { kind: 'anything' }
  const written = arnFieldsOf(text)
  if (written[0] !== 'arn') return undefined
  const missing = Array.from({ length: arnFieldCount - written.length }, () => '*')
  const fields = arnPatternOf(
    [...written, ...missing],
    (field) => variables && field === arnFieldCount - 1,
  )
  const whole = parseTextPattern(text, { wildcards: true, variables, ignoreCase: false })
  if (fields === undefined || whole === undefined) return undefined
  return { kind: 'arn', fields, unbounded: mayRunOn(written) ? whole : undefined }
}

/** Cuts the resource of a request. */
export const requestedResource = (text: string): RequestedResource => ({
  text,
  fields: parseArn(text),
})

// queries

/** Tells whether a resource fits the pattern; a text that is no ARN fits only `*`. */
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
