import type { CustomerConsole } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { VpcOutput } from '../aws/ec2/vpcs.ts'
import type { Send } from './Exchange.ts'
import { findVpc } from './describeVpc.ts'
import type { Result } from './portFailure.ts'

const hasBlock = (vpc: VpcOutput | undefined, cidr: string): boolean =>
  vpc?.CidrBlockAssociationSet.some(({ CidrBlock }) => CidrBlock === cidr) ?? false

/**
 * Associates a block with a VPC that does not have it.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html
 */
export const associateCidr = (
  send: Send,
  { vpcId, cidr }: Parameters<CustomerConsole['associateCidr']>[0],
): Result<void> =>
  pipe(
    findVpc(send, vpcId),
    E.flatMap((vpc): Result<unknown> =>
      hasBlock(vpc, cidr)
        ? E.right(undefined)
        : send({ action: 'AssociateVpcCidrBlock', input: { VpcId: vpcId, CidrBlock: cidr } }),
    ),
    E.map(() => undefined),
  )
