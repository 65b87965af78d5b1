/** The blocks of a VPC as EC2 keeps them: associated when looked at again. */
import {
  type Received,
  type Reply,
  answer,
  awsError,
  customerVpcId,
  filterOf,
} from '@byoa/scripted-aws'

export interface KeptBlock {
  readonly cidr: string
  readonly state: 'associating' | 'associated' | 'failing' | 'failed' | 'disassociated'
  readonly message?: string
}

export interface KeptBlocks {
  readonly all: KeptBlock[]
  readonly acts: Readonly<Record<string, (received: Received) => Reply>>
}

const vpcWith = (blocks: ReadonlyArray<KeptBlock>): Reply =>
  answer({
    vpcSet: [
      {
        vpcId: customerVpcId,
        state: 'available',
        cidrBlock: blocks[0]?.cidr,
        cidrBlockAssociationSet: blocks.map(({ cidr, state, message }, index) => ({
          associationId: `vpc-cidr-assoc-${index}`,
          cidrBlock: cidr,
          cidrBlockState: { state, statusMessage: message },
        })),
      },
    ],
  })

const isThere = ({ state }: KeptBlock): boolean => state === 'associated' || state === 'associating'

/** What EC2 does with the blocks of one VPC, as a script. */
export const keptBlocks = (...given: ReadonlyArray<KeptBlock>): KeptBlocks => {
  const all = [...given]
  return {
    all,
    acts: {
      DescribeVpcs: (received) => {
        if (!filterOf(received, 'vpc-id').includes(customerVpcId)) return answer({ vpcSet: [] })
        const reply = vpcWith(all)
        all.forEach((block, index) => {
          if (block.state === 'associating') all[index] = { ...block, state: 'associated' }
        })
        return reply
      },
      AssociateVpcCidrBlock: ({ params }) => {
        const cidr = params['CidrBlock'] ?? ''
        if (params['VpcId'] !== customerVpcId) {
          return awsError('InvalidVpcID.NotFound', `The vpc ID '${params['VpcId']}' does not exist`)
        }
        if (all.some((block) => block.cidr === cidr && isThere(block))) {
          return awsError('InvalidVpc.Range', `The CIDR '${cidr}' conflicts with another subnet`)
        }
        all.push({ cidr, state: 'associating' })
        return answer({ vpcId: customerVpcId })
      },
    },
  }
}
