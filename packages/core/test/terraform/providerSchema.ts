/** The schema of the AWS provider for Terraform: the types that are used, whole. */
import { readFileSync } from 'node:fs'

import type { ProviderSchema } from '@byoa/aws-schemas/ProviderSchema'

/** The committed schema; its first lines say where it comes from. */
export const providerSchema: ProviderSchema = JSON.parse(
  readFileSync(new URL('awsProviderSchema.json', import.meta.url), 'utf8'),
) as ProviderSchema
