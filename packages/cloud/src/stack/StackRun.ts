/** A template to run as a stack, with what a run needs from it. */
import type { RunStackInput } from '@byoa/application'
import { type Template, readTemplateBody, requiredCapability } from '@byoa/core/cloudformation'
import { omitUndefined } from '@byoa/core/codec'
import type { Ipv4Cidr } from '@byoa/core/network'
import * as E from 'fp-ts/lib/Either.js'

import type { Stack } from '../aws/CloudFormation.ts'
import type { CloudError } from '../failures/CloudError.ts'
import { operationError } from '../failures/OperationError.ts'
import { cidrOf } from '../routes/cidrOf.ts'
import { outputOf } from './outputOf.ts'

// model

export interface StackRun extends Omit<RunStackInput, 'region'> {
  readonly capabilities: { readonly Capabilities?: ReadonlyArray<string> }
  /** The block of the template's VPC, if it has one. */
  readonly vpcCidr?: Ipv4Cidr
}

// constructors

const vpcCidrIn = ({ Resources }: Template): Ipv4Cidr | undefined => {
  const block = Resources['Vpc']?.Properties?.['CidrBlock']
  return typeof block === 'string' ? cidrOf(block) : undefined
}

/** Reads a template. Left when it is not CloudFormation in JSON. */
export const stackRunOf = ({
  stackName,
  templateBody,
  rescaleVpcId,
}: Omit<RunStackInput, 'region'>): E.Either<CloudError, StackRun> => {
  const template = readTemplateBody(templateBody)
  if (template === undefined) {
    const message = 'the template is not CloudFormation in JSON'
    return E.left(operationError('UnreadableTemplate', message))
  }
  const capability = requiredCapability(template)
  const vpcCidr = vpcCidrIn(template)
  return E.right({
    stackName,
    templateBody,
    capabilities: capability === undefined ? {} : { Capabilities: [capability] },
    ...omitUndefined({ vpcCidr, rescaleVpcId }),
  })
}

// queries

/** Returns whether a stack's VPC has another block than in the template. */
export const hasOtherBlock = ({ vpcCidr }: StackRun, stack: Stack): boolean => {
  const present = cidrOf(outputOf(stack, 'VpcCidr') ?? '')
  return vpcCidr !== undefined && present !== undefined && present !== vpcCidr
}
