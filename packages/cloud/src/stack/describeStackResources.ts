/**
 * Lists the resources of a stack. DescribeStackResources returns at most 100; the setup template
 * creates fewer than 50.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 */
import type { StackResource } from '@byoa/core/cloudformation'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

import type { Aws } from '../aws/Aws.ts'
import type { StackResource as DescribedResource } from '../aws/CloudFormation.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { orWhen } from '../failures/orWhen.ts'
import { isMissing } from './findStack.ts'

/**
 * A resource that is not created yet has no ID; a deleted resource is listed as long as its stack.
 */
const resourceOf = (described: DescribedResource): ReadonlyArray<StackResource> => {
  const { LogicalResourceId, ResourceType, PhysicalResourceId, ResourceStatus } = described
  return LogicalResourceId === undefined ||
    ResourceType === undefined ||
    PhysicalResourceId === undefined ||
    ResourceStatus === 'DELETE_COMPLETE'
    ? []
    : [
        {
          logicalId: LogicalResourceId,
          resourceType: ResourceType,
          physicalId: PhysicalResourceId,
        },
      ]
}

/** Returns the resources that a stack has; none when there is no such stack. */
export const describeStackResources = (
  { cloudFormation }: Aws,
  stackName: string,
): CloudTask<ReadonlyArray<StackResource>> =>
  pipe(
    cloudFormation.describeStackResources({ StackName: stackName }),
    TE.map(({ StackResources }) => (StackResources ?? []).flatMap(resourceOf)),
    orWhen(isMissing, []),
  )
