import { type CustomerNetwork, Ipv4Cidr } from '@byoa/core/network'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { Vpc } from '../aws/Ec2.ts'
import { everyPage } from '../aws/everyPage.ts'
import type { CloudTask } from '../failures/CloudError.ts'

const networksOf = ({
  VpcId: name,
  CidrBlockAssociationSet,
}: Vpc): ReadonlyArray<CustomerNetwork> =>
  (CidrBlockAssociationSet ?? []).flatMap(({ CidrBlock: cidr, CidrBlockState }) =>
    name !== undefined && Ipv4Cidr.is(cidr) && CidrBlockState?.State === 'associated'
      ? [{ cidr, name }]
      : [],
  )

/** Lists the associated blocks of every VPC that is visible, named for their VPC. */
export const listNetworks = (aws: Aws): CloudTask<ReadonlyArray<CustomerNetwork>> =>
  pipe(
    everyPage(aws.ec2.describeVpcs, { MaxResults: 1000 }, (page) => page.Vpcs),
    TE.map((vpcs) => vpcs.flatMap(networksOf)),
  )
