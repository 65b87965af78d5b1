import { TemplateDigest } from '@byoa/core/cloudformation'
import type * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { hexadecimal } from '../iam/hexadecimal.ts'

const anyTemplateDigest: fc.Arbitrary<TemplateDigest> = branded(
  hexadecimal(64).map((digits) => `sha256:${digits}`),
  TemplateDigest,
)

/** Digests of templates. */
export const templateDigest = (): fc.Arbitrary<TemplateDigest> => anyTemplateDigest
