import { ExternalId } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { companyCode } from './companyCode.ts'
import { hexadecimal } from './hexadecimal.ts'

const anyExternalId: fc.Arbitrary<ExternalId> = branded(
  fc.tuple(companyCode(), hexadecimal(32)).map(([code, digits]) => `byoa-${code}-${digits}`),
  ExternalId,
)

/** External IDs as Rescale issues them. */
export const externalId = (): fc.Arbitrary<ExternalId> => anyExternalId
