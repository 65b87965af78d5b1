/** The fields that documents share, as the parties may write them. */
import { Sha256 } from '@byoa/core/cloudformation'
import { onboardingId, valid } from '@byoa/testing'
import fc from 'fast-check'

import { DocumentDigest } from '../../src/documents/DocumentDigest.ts'
import {
  type DocumentHeader,
  Signature,
  type TemplateFile,
  templateFileName,
} from '../../src/documents/documentFields.ts'

type FieldsOf<A> = { readonly [Key in keyof A]-?: fc.Arbitrary<Exclude<A[Key], undefined>> }

/** A record of which the named fields may be absent. */
export const record = <A>(
  fields: FieldsOf<A>,
  optional: ReadonlyArray<keyof A> = [],
): fc.Arbitrary<A> =>
  fc.record(fields, {
    noNullPrototype: true,
    requiredKeys: (Object.keys(fields) as Array<keyof A>).filter((key) => !optional.includes(key)),
  }) as fc.Arbitrary<A>

export const hexadecimal = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'.split('')),
    minLength: length,
    maxLength: length,
  })

export const documentDigest: fc.Arbitrary<DocumentDigest> = hexadecimal(64).map((digits) =>
  valid(`sha256:${digits}`, DocumentDigest),
)

/** Of the form of a signature, but of nothing. */
export const signature: fc.Arbitrary<Signature> = fc
  .tuple(hexadecimal(8), hexadecimal(85))
  .map(([header, bytes]) => valid(`${header}..${bytes}A`, Signature))

export const template: fc.Arbitrary<TemplateFile> = hexadecimal(64).map((digits) => ({
  file: templateFileName,
  sha256: valid(digits, Sha256),
}))

export const header = <Kind extends string>(kind: Kind): FieldsOf<DocumentHeader<Kind>> => ({
  version: fc.constant(1),
  kind: fc.constant(kind) as FieldsOf<DocumentHeader<Kind>>['kind'],
  onboardingId: onboardingId(),
  answers: documentDigest,
})

export const few = <A>(items: fc.Arbitrary<A>): fc.Arbitrary<ReadonlyArray<A>> =>
  fc.array(items, { maxLength: 3 })
