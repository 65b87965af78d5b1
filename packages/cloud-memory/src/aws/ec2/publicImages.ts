/**
 * The images that every account sees: some of Amazon Linux 2023, with other IDs in each Region.
 *
 * @source https://docs.aws.amazon.com/linux/al2023/ug/naming-and-versioning.html
 */
import type { Partition } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'

import { digitsOf, placeOf } from '../../world/idDigits.ts'
import type { Tag } from '../../world/network.ts'
import type { Context } from '../Action.ts'
import type { AwsError } from '../AwsError.ts'
import { unknownId } from './found.ts'
import { otherIds } from './identifiedKinds.ts'

// model

/** What every image here has in common. */
const common = {
  Architecture: 'x86_64',
  BootMode: 'uefi-preferred',
  Description: 'Amazon Linux 2023 AMI',
  EnaSupport: true,
  FreeTierEligible: true,
  Hypervisor: 'xen',
  ImageOwnerAlias: 'amazon',
  ImageType: 'machine',
  ImdsSupport: 'v2.0',
  PlatformDetails: 'Linux/UNIX',
  Public: true,
  RootDeviceName: '/dev/xvda',
  RootDeviceType: 'ebs',
  SriovNetSupport: 'simple',
  State: 'available',
  UsageOperation: 'RunInstances',
  VirtualizationType: 'hvm',
} as const

const rootVolume = {
  DeleteOnTermination: true,
  Encrypted: false,
  Iops: 3000,
  Throughput: 125,
  VolumeSize: 8,
  VolumeType: 'gp3',
} as const

interface RootDevice {
  readonly DeviceName: string
  readonly Ebs: typeof rootVolume & { readonly SnapshotId: string }
}

/** An image, as EC2 describes it. */
export type ImageOutput = typeof common & {
  readonly BlockDeviceMappings: readonly [RootDevice]
  /** ISO 8601. */
  readonly CreationDate: string
  readonly ImageId: string
  readonly ImageLocation: string
  readonly Name: string
  readonly OwnerId: string
}

/** Amazon's tags are not shown to others. */
export type Image = ImageOutput & { readonly tags: ReadonlyArray<Tag> }

// tables

/** Name → when it was published. */
const published: Readonly<Record<string, string>> = {
  'al2023-ami-2023.7.20250512.0-kernel-6.1-x86_64': '2025-05-10T01:12:46.000Z',
  'al2023-ami-2023.8.20250804.0-kernel-6.1-x86_64': '2025-08-01T22:04:31.000Z',
  'al2023-ami-minimal-2023.8.20250804.0-kernel-6.1-x86_64': '2025-08-01T22:05:10.000Z',
}

/** The accounts that publish Amazon Linux; partitions without a table have no images. */
const amazonAccounts: Readonly<Partial<Record<Partition, string>>> = {
  aws: '137112412989',
  'aws-cn': '141808717104',
  'aws-us-gov': '045324592363',
}

// queries

/** Returns the images of a Region. */
export const publicImages = ({ region, partition }: Context): ReadonlyArray<Image> => {
  const OwnerId = amazonAccounts[partition]
  if (OwnerId === undefined) return []
  return Object.entries(published).map(([Name, CreationDate], index) => {
    const digits = digitsOf(index, placeOf(region))
    const Ebs = { ...rootVolume, SnapshotId: `snap-0${digits}` }
    return {
      ...common,
      BlockDeviceMappings: [{ DeviceName: common.RootDeviceName, Ebs }],
      CreationDate,
      ImageId: `ami-0${digits}`,
      ImageLocation: `amazon/${Name}`,
      Name,
      OwnerId,
      tags: [],
    }
  })
}

/** Returns the image of an ID. */
export const foundImage = (context: Context, id: string): E.Either<AwsError, Image> => {
  const image = publicImages(context).find(({ ImageId }) => ImageId === id)
  return image === undefined ? unknownId(otherIds.image, id) : E.right(image)
}
