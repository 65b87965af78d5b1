/**
 * Restores the DNS attributes of a stack's VPC and its internet gateway as in the template:
 * CloudFormation does not see changes by hand. Reads first and writes only what differs. A VPC has
 * at most one gateway, so any other gateway is detached first.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
 */
import type { StackResource } from '@byoa/core/cloudformation'
import { VpcId } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { CloudError, CloudTask } from '../failures/CloudError.ts'
import { hasCode, orWhen } from '../failures/orWhen.ts'
import { describeStackResources } from '../stack/describeStackResources.ts'
import { describeDnsAttribute, internetGatewaysOfVpc } from './describeVpc.ts'
import { isAttachedTo } from './vpcSnapshot.ts'

// DNS

/** Only one attribute can be modified per call; DNS hostnames require DNS support. */
const dnsAttributes = ['enableDnsSupport', 'enableDnsHostnames'] as const

type DnsAttribute = (typeof dnsAttributes)[number]

const enable = (aws: Aws, vpcId: VpcId, attribute: DnsAttribute): CloudTask<unknown> =>
  aws.ec2.modifyVpcAttribute({
    VpcId: vpcId,
    ...(attribute === 'enableDnsSupport'
      ? { EnableDnsSupport: { Value: true } }
      : { EnableDnsHostnames: { Value: true } }),
  })

const restoreDns = (aws: Aws, vpcId: VpcId): CloudTask<unknown> =>
  TE.traverseSeqArray((attribute: DnsAttribute) =>
    pipe(
      describeDnsAttribute(aws, vpcId, attribute),
      TE.flatMap((isOn): CloudTask<unknown> =>
        isOn ? TE.right(undefined) : enable(aws, vpcId, attribute),
      ),
    ),
  )(dnsAttributes)

// the gateway

const detach =
  (aws: Aws, vpcId: VpcId) =>
  (gatewayId: string): CloudTask<unknown> =>
    pipe(
      aws.ec2.detachInternetGateway({ InternetGatewayId: gatewayId, VpcId: vpcId }),
      orWhen(hasCode('Gateway.NotAttached'), undefined),
    )

const attachedGateways = (aws: Aws, vpcId: VpcId): CloudTask<ReadonlyArray<string>> =>
  pipe(
    internetGatewaysOfVpc(aws, vpcId),
    TE.map((gateways) =>
      gateways
        .filter(isAttachedTo(vpcId))
        .flatMap(({ InternetGatewayId }) => InternetGatewayId ?? []),
    ),
  )

const isAttached = hasCode('Resource.AlreadyAssociated')

/** Somebody else was quicker, or the answer to our own call was lost: the gateways say which. */
const unlessAttached =
  (aws: Aws, vpcId: VpcId, gatewayId: string) =>
  (error: CloudError): CloudTask<unknown> =>
    isAttached(error)
      ? pipe(
          attachedGateways(aws, vpcId),
          TE.filterOrElse(
            (attached) => attached.includes(gatewayId),
            () => error,
          ),
        )
      : TE.left(error)

const attach = (aws: Aws, vpcId: VpcId, gatewayId: string): CloudTask<unknown> =>
  pipe(
    aws.ec2.attachInternetGateway({ InternetGatewayId: gatewayId, VpcId: vpcId }),
    TE.orElse(unlessAttached(aws, vpcId, gatewayId)),
  )

const restoreGateway = (aws: Aws, vpcId: VpcId, wanted: string | undefined): CloudTask<unknown> =>
  pipe(
    attachedGateways(aws, vpcId),
    TE.tap((attached) =>
      TE.traverseSeqArray(detach(aws, vpcId))(attached.filter((id) => id !== wanted)),
    ),
    TE.flatMap((attached): CloudTask<unknown> =>
      wanted === undefined || attached.includes(wanted)
        ? TE.right(undefined)
        : attach(aws, vpcId, wanted),
    ),
  )

// operations

const restore = (aws: Aws, resources: ReadonlyArray<StackResource>): CloudTask<unknown> => {
  const idOf = (type: string): string | undefined =>
    resources.find(({ resourceType }) => resourceType === type)?.physicalId
  const vpcId = idOf('AWS::EC2::VPC')
  return VpcId.is(vpcId)
    ? pipe(
        restoreDns(aws, vpcId),
        TE.flatMap(() => restoreGateway(aws, vpcId, idOf('AWS::EC2::InternetGateway'))),
      )
    : TE.right(undefined)
}

/** Restores the VPC of a stack; does nothing when there is no stack, or no VPC in it. */
export const restoreVpc = (aws: Aws, stackName: string): CloudTask<void> =>
  pipe(
    describeStackResources(aws, stackName),
    TE.flatMap((resources) => restore(aws, resources)),
    TE.asUnit,
  )
