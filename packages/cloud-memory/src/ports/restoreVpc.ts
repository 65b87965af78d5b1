/**
 * Puts the DNS attributes of a stack's VPC and its internet gateway back as the template has them.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html
 */
import type { StackResource } from '@byoa/application'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Send } from './Exchange.ts'
import { findStackResources } from './findStack.ts'
import type { Result } from './portFailure.ts'

const physicalId = (resources: ReadonlyArray<StackResource>, type: string): string | undefined =>
  resources.find(({ resourceType }) => resourceType === type)?.physicalId

const restoreDns = (send: Send, VpcId: string): Result<unknown> =>
  pipe(
    [{ EnableDnsSupport: { Value: true } }, { EnableDnsHostnames: { Value: true } }],
    E.traverseArray((attribute) =>
      send({ action: 'ModifyVpcAttribute', input: { VpcId, ...attribute } }),
    ),
  )

const attachedTo = (send: Send, vpcId: string): Result<ReadonlyArray<string>> =>
  pipe(
    send({
      action: 'DescribeInternetGateways',
      input: { Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] },
    }),
    E.map(({ InternetGateways }) =>
      InternetGateways.map(({ InternetGatewayId }) => InternetGatewayId),
    ),
  )

const detachAll = (
  send: Send,
  VpcId: string,
  gateways: ReadonlyArray<string>,
): Result<ReadonlyArray<unknown>> =>
  E.traverseArray((InternetGatewayId: string) =>
    send({ action: 'DetachInternetGateway', input: { InternetGatewayId, VpcId } }),
  )(gateways)

/** A VPC has one gateway at most, so another one goes first. */
const restoreGateway = (send: Send, VpcId: string, wanted: string | undefined): Result<unknown> =>
  pipe(
    attachedTo(send, VpcId),
    E.tap((attached) =>
      detachAll(
        send,
        VpcId,
        attached.filter((id) => id !== wanted),
      ),
    ),
    E.flatMap((attached): Result<unknown> =>
      wanted === undefined || attached.includes(wanted)
        ? E.right(undefined)
        : send({
            action: 'AttachInternetGateway',
            input: { InternetGatewayId: wanted, VpcId },
          }),
    ),
  )

/** Restores what an update of the stack does not see; nothing when there is no stack. */
export const restoreVpc = (send: Send, stackName: string): Result<void> =>
  pipe(
    findStackResources(send, stackName),
    E.map((resources) => ({
      vpcId: physicalId(resources, 'AWS::EC2::VPC'),
      gateway: physicalId(resources, 'AWS::EC2::InternetGateway'),
    })),
    E.tap(({ vpcId }) => (vpcId === undefined ? E.right(undefined) : restoreDns(send, vpcId))),
    E.flatMap(({ vpcId, gateway }): Result<unknown> =>
      vpcId === undefined ? E.right(undefined) : restoreGateway(send, vpcId, gateway),
    ),
    E.map(() => undefined),
  )
