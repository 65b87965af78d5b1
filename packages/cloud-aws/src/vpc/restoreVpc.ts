/**
 * Puts the DNS attributes of a stack's VPC and its internet gateway back as the template has them:
 * CloudFormation does not see what was changed by hand. Looks first and changes only what differs.
 * A VPC has at most one gateway, so another one is detached first.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
 */
import {
  AttachInternetGatewayCommand,
  DetachInternetGatewayCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2'
import type { StackResource } from '@byoa/application'
import { VpcId } from '@byoa/core/iam/identity'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Ec2Call } from '../clients/Ec2Call.ts'
import { isSameCode } from '../failures/AwsErrorKind.ts'
import { type Answered, type AwsFailure, answered } from '../failures/answered.ts'
import type { NetworkedStackCall } from '../stack/StackCall.ts'
import { describeStackResources } from '../stack/describeStackResources.ts'
import { describeDnsAttribute, internetGatewaysOfVpc } from './describeVpc.ts'
import { isAttachedTo } from './vpcSnapshot.ts'

// DNS

/** One attribute is modified at a time; host names need the support. */
const dnsAttributes = ['enableDnsSupport', 'enableDnsHostnames'] as const

type DnsAttribute = (typeof dnsAttributes)[number]

const enable = (
  { ec2, operation }: Ec2Call,
  vpcId: VpcId,
  attribute: DnsAttribute,
): Answered<unknown> =>
  answered(operation, 'ec2:ModifyVpcAttribute', () =>
    ec2.send(
      new ModifyVpcAttributeCommand({
        VpcId: vpcId,
        ...(attribute === 'enableDnsSupport'
          ? { EnableDnsSupport: { Value: true } }
          : { EnableDnsHostnames: { Value: true } }),
      }),
    ),
  )

const restoreDns = (call: Ec2Call, vpcId: VpcId): Answered<unknown> =>
  TE.traverseSeqArray((attribute: DnsAttribute) =>
    pipe(
      describeDnsAttribute(call, vpcId, attribute),
      TE.flatMap((isOn): Answered<unknown> =>
        isOn ? TE.right(undefined) : enable(call, vpcId, attribute),
      ),
    ),
  )(dnsAttributes)

// the gateway

const detach =
  ({ ec2, operation }: Ec2Call, vpcId: VpcId) =>
  (gatewayId: string): Answered<unknown> =>
    pipe(
      answered<unknown>(operation, 'ec2:DetachInternetGateway', () =>
        ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId: gatewayId, VpcId: vpcId })),
      ),
      TE.orElse((failure) =>
        isSameCode(failure.code, 'Gateway.NotAttached') ? TE.right(undefined) : TE.left(failure),
      ),
    )

const attachedGateways = (call: Ec2Call, vpcId: VpcId): Answered<ReadonlyArray<string>> =>
  pipe(
    internetGatewaysOfVpc(call, vpcId),
    TE.map((gateways) =>
      gateways
        .filter(isAttachedTo(vpcId))
        .flatMap(({ InternetGatewayId }) => InternetGatewayId ?? []),
    ),
  )

/** Somebody else was quicker, or the answer to our own call was lost: the gateways say which. */
const unlessAttached =
  (call: Ec2Call, vpcId: VpcId, gatewayId: string) =>
  (failure: AwsFailure): Answered<unknown> =>
    isSameCode(failure.code, 'Resource.AlreadyAssociated')
      ? pipe(
          attachedGateways(call, vpcId),
          TE.filterOrElse(
            (attached) => attached.includes(gatewayId),
            () => failure,
          ),
        )
      : TE.left(failure)

const attach = (call: Ec2Call, vpcId: VpcId, gatewayId: string): Answered<unknown> =>
  pipe(
    answered<unknown>(call.operation, 'ec2:AttachInternetGateway', () =>
      call.ec2.send(
        new AttachInternetGatewayCommand({ InternetGatewayId: gatewayId, VpcId: vpcId }),
      ),
    ),
    TE.orElse(unlessAttached(call, vpcId, gatewayId)),
  )

const restoreGateway = (
  call: Ec2Call,
  vpcId: VpcId,
  wanted: string | undefined,
): Answered<unknown> =>
  pipe(
    attachedGateways(call, vpcId),
    TE.tap((attached) =>
      TE.traverseSeqArray(detach(call, vpcId))(attached.filter((id) => id !== wanted)),
    ),
    TE.flatMap((attached): Answered<unknown> =>
      wanted === undefined || attached.includes(wanted)
        ? TE.right(undefined)
        : attach(call, vpcId, wanted),
    ),
  )

// operations

const restore = (
  call: NetworkedStackCall,
  resources: ReadonlyArray<StackResource>,
): Answered<unknown> => {
  const idOf = (type: string): string | undefined =>
    resources.find(({ resourceType }) => resourceType === type)?.physicalId
  const vpcId = idOf('AWS::EC2::VPC')
  return VpcId.is(vpcId)
    ? pipe(
        restoreDns(call, vpcId),
        TE.flatMap(() => restoreGateway(call, vpcId, idOf('AWS::EC2::InternetGateway'))),
      )
    : TE.right(undefined)
}

/** Restores the VPC of a stack; does nothing when there is no stack, or no VPC in it. */
export const restoreVpc = (call: NetworkedStackCall, stackName: string): Answered<void> =>
  pipe(
    describeStackResources(call, stackName),
    TE.flatMap((resources) => restore(call, resources)),
    TE.asUnit,
  )
