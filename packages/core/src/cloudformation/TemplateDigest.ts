/**
 * The digest by which a stack is recognised as made from the template that was handed over. A stack
 * whose
 * `TemplateDigest` output differs was edited, or is of an older setup.
 *
 * The digest is of the template without that output: a text cannot contain its own digest.
 */
import type * as t from 'io-ts'

import { refinedString } from '../codec/refinedString.ts'
import type { Template } from './Template.ts'
import { canonicalTemplate } from './renderTemplate.ts'
import { sha256 } from '../codec/sha256.ts'

// model

export interface TemplateDigestBrand {
  readonly TemplateDigest: unique symbol
}

/** `sha256:` and 64 hexadecimal digits. */
export type TemplateDigest = t.Branded<string, TemplateDigestBrand>

/** The output that carries the digest out of a stack. */
export const digestOutputName = 'TemplateDigest'

// codec

/** Decodes a template digest: `"sha256:…"` with 64 lower-case hexadecimal digits passes. */
export const TemplateDigest: t.Type<TemplateDigest, string, unknown> =
  refinedString<TemplateDigestBrand>(
    'template digest: sha256: and 64 hexadecimal digits',
    /^sha256:[0-9a-f]{64}$/,
  )

// queries

const withoutDigestOutput = (template: Template): Template => ({
  ...template,
  Outputs: Object.fromEntries(
    Object.entries(template.Outputs).filter(([name]) => name !== digestOutputName),
  ),
})

/** Returns the digest of a template that is canonical already and has no digest yet. */
export const digestOfCanonical = (template: Template): TemplateDigest =>
  `sha256:${sha256(JSON.stringify(template))}` as TemplateDigest

/**
 * Returns the digest of a template, the same whether or not the template already carries it as an
 * output. It is of the meaning, not the file: white space and the order of keys do not count.
 *
 * @example
 * import { type Template, digestOf } from '@byoa/core/cloudformation'
 *
 * const template: Template = {
 *   AWSTemplateFormatVersion: '2010-09-09',
 *   Description: 'A role',
 *   Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'Access' } } },
 *   Outputs: {},
 * }
 *
 * const { Outputs, ...rest } = template
 *
 * digestOf({ Outputs, ...rest }) // => digestOf(template)
 */
export const digestOf = (template: Template): TemplateDigest =>
  digestOfCanonical(canonicalTemplate(withoutDigestOutput(template)))
