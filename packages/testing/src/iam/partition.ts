import type { Partition } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

const anyPartition: fc.Arbitrary<Partition> = fc.oneof(
  fc.constant<Partition>('aws'),
  fc.constantFrom<Partition>(
    'aws-cn',
    'aws-us-gov',
    'aws-iso',
    'aws-iso-b',
    'aws-iso-e',
    'aws-iso-f',
    'aws-eusc',
  ),
)

/** Every partition; the commercial one as often as all others. */
export const partition = (): fc.Arbitrary<Partition> => anyPartition
