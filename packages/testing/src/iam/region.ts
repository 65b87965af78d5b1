import { type Partition, Region } from '@byoa/core/iam/identity'
import * as fc from 'fast-check'

import { branded } from '../branded.ts'
import { partition } from './partition.ts'

/**
 * Regions by partition, and among them those whose name is easily taken for another partition's.
 */
const regionsOf: Readonly<Record<Partition, ReadonlyArray<string>>> = {
  aws: ['us-east-1', 'eu-central-1', 'ap-northeast-1', 'ca-west-1', 'il-central-1', 'mx-central-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-south-1', 'us-isof-east-1'],
  'aws-eusc': ['eusc-de-east-1'],
}

/** Regions of all partitions, or of one. */
export const region = (
  constraints: { readonly partition?: Partition } = {},
): fc.Arbitrary<Region> => {
  const partitions =
    constraints.partition === undefined ? partition() : fc.constant(constraints.partition)
  return branded(
    partitions.chain((of) => fc.constantFrom(...regionsOf[of])),
    Region,
  )
}
