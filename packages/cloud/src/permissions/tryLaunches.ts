/**
 * Tries a launch in each subnet as a dry run: EC2 evaluates the permissions on every resource of
 * the launch, and launches nothing. `DryRun` is a literal in the type of the call, so that no
 * request without it compiles.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 * @source https://docs.aws.amazon.com/linux/al2023/ug/naming-and-versioning.html
 */
import { omitUndefined } from '@byoa/core/codec'
import type { SubnetId } from '@byoa/core/iam/identity'
import { computeTagKey } from '@byoa/core/iam/permissions'
import type { LaunchAnswer, LaunchTerms } from '@byoa/core/inspection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as Order from 'fp-ts/lib/Ord.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as S from 'fp-ts/lib/string.js'

import type { Aws } from '../aws/Aws.ts'
import type { DescribeImagesRequest, Image, RunInstancesRequest } from '../aws/Ec2.ts'
import type { CloudTask } from '../failures/CloudError.ts'
import { type OperationError, unreadable } from '../failures/OperationError.ts'
import { permissionOf } from './preflightPermissions.ts'

// the image

/** Amazon Linux 2023 with the packages of a server; minimal images have another name. */
const publicImages: DescribeImagesRequest = {
  Owners: ['amazon'],
  Filters: [
    { Name: 'name', Values: ['al2023-ami-2023.*-x86_64'] },
    { Name: 'state', Values: ['available'] },
  ],
}

interface BootImage {
  readonly imageId: string
  readonly rootDeviceName: string
}

const byCreation: Order.Ord<Image> = pipe(
  S.Ord,
  Order.contramap(({ CreationDate = '' }: Image) => CreationDate),
)

const bootImageOf = ({ ImageId, RootDeviceName }: Image): E.Either<OperationError, BootImage> =>
  ImageId === undefined || RootDeviceName === undefined
    ? E.left(unreadable('the ID or the root device of an image'))
    : E.right({ imageId: ImageId, rootDeviceName: RootDeviceName })

const newestImage = ({ ec2 }: Aws): CloudTask<BootImage> =>
  pipe(
    ec2.describeImages(publicImages),
    TE.map(({ Images = [] }) => RA.last(RA.sort(byCreation)(Images))),
    TE.flatMapOption(
      (image) => image,
      () => unreadable('an image of Amazon Linux 2023'),
    ),
    TE.flatMapEither(bootImageOf),
  )

// the launch

/** What a launch creates, and its tags. */
const created: ReadonlyArray<string> = ['instance', 'network-interface', 'volume']

/** The agreed permissions do not depend on the type; almost every zone has this one. */
const InstanceType = 't3.micro'

/** In GiB; at least that of the image. */
const VolumeSize = 30

const launchOf = (
  { imageId, rootDeviceName }: BootImage,
  { connectionName, securityGroupId, volumeKeyArn }: LaunchTerms,
  subnetId: SubnetId,
): RunInstancesRequest => ({
  DryRun: true,
  ImageId: imageId,
  InstanceType,
  MinCount: 1,
  MaxCount: 1,
  SubnetId: subnetId,
  MetadataOptions: { HttpTokens: 'required' },
  BlockDeviceMappings: [
    {
      DeviceName: rootDeviceName,
      Ebs: { Encrypted: true, VolumeSize, ...omitUndefined({ KmsKeyId: volumeKeyArn }) },
    },
  ],
  TagSpecifications: created.map((ResourceType) => ({
    ResourceType,
    Tags: [{ Key: computeTagKey, Value: connectionName }],
  })),
  ...(securityGroupId === undefined ? {} : { SecurityGroupIds: [securityGroupId] }),
})

/**
 * Tries a launch in each subnet with the session of the customer's role. Left when there is no
 * image to launch, or AWS does not answer.
 */
export const tryLaunches = (
  aws: Aws,
  terms: LaunchTerms,
): CloudTask<ReadonlyArray<LaunchAnswer>> => {
  const tryIn =
    (image: BootImage) =>
    (subnetId: SubnetId): CloudTask<LaunchAnswer> =>
      pipe(
        permissionOf('ec2:RunInstances', aws.ec2.runInstances(launchOf(image, terms, subnetId))),
        TE.map((answer) => ({ ...answer, subnetId })),
      )
  return pipe(
    newestImage(aws),
    TE.flatMap((image) => TE.traverseArray(tryIn(image))(terms.subnetIds)),
  )
}
