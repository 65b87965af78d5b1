/** Directories whose Rescale VPCs are others than before. */
import type { RescaleDirectory } from '@byoa/application'
import { Ipv4Cidr, type RescaleVpc } from '@byoa/core/network'
import { pipe } from 'fp-ts/lib/function.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import { given } from './parties.ts'

export const newBlock = given(Ipv4Cidr, '10.8.0.0/16')

/** The directory, with every Rescale VPC changed, or without those that the change leaves out. */
export const changed = (
  directory: RescaleDirectory,
  change: (vpc: RescaleVpc) => RescaleVpc | undefined,
): RescaleDirectory => ({
  ...directory,
  candidates: (region) =>
    pipe(
      directory.candidates(region),
      TE.map((candidates) =>
        candidates.flatMap((candidate) => {
          const vpc = change(candidate.vpc)
          return vpc === undefined ? [] : [{ ...candidate, vpc }]
        }),
      ),
    ),
})

/** The directory, with `newBlock` in every Rescale VPC. */
export const grown = (directory: RescaleDirectory): RescaleDirectory =>
  changed(directory, (vpc) => ({ ...vpc, cidrs: RNEA.concat([newBlock])(vpc.cidrs) }))
