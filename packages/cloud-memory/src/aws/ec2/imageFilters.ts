/** Filters of DescribeImages. */
import type { FilterReaders } from '../filters.ts'
import type { Image } from './publicImages.ts'

const none = (): ReadonlyArray<string> => []

const devices =
  (read: (mapping: Image['BlockDeviceMappings'][number]) => string | number | boolean) =>
  ({ BlockDeviceMappings }: Image): ReadonlyArray<string> =>
    BlockDeviceMappings.map((mapping) => String(read(mapping)))

/** Names of filters for what public images of Amazon Linux do not have. */
const absent = [
  'image-allowed',
  'image-watermark.source-image-creation-time',
  'image-watermark.source-image-id',
  'image-watermark.source-image-region',
  'image-watermark.watermark-creation-time',
  'image-watermark.watermark-key',
  'instance-type-specification.supported-instance-type',
  'instance-type-specification.unsupported-instance-type',
  'kernel-id',
  'platform',
  'product-code',
  'product-code.type',
  'public-ssm-parameter-name',
  'ramdisk-id',
  'scan-result.critical-fix-available-since',
  'scan-result.finding-scan-date',
  'scan-result.high-fix-available-since',
  'scan-result.highest-finding-severity-label',
  'scan-result.informational-fix-available-since',
  'scan-result.low-fix-available-since',
  'scan-result.medium-fix-available-since',
  'source-image-id',
  'source-image-region',
  'source-instance-id',
  'state-reason-code',
  'state-reason-message',
]

/** @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const imageFilters: FilterReaders<Image> = {
  ...Object.fromEntries(absent.map((name) => [name, none])),
  architecture: ({ Architecture }) => [Architecture],
  'block-device-mapping.delete-on-termination': devices(({ Ebs }) => Ebs.DeleteOnTermination),
  'block-device-mapping.device-name': devices(({ DeviceName }) => DeviceName),
  'block-device-mapping.encrypted': devices(({ Ebs }) => Ebs.Encrypted),
  'block-device-mapping.snapshot-id': devices(({ Ebs }) => Ebs.SnapshotId),
  'block-device-mapping.volume-size': devices(({ Ebs }) => Ebs.VolumeSize),
  'block-device-mapping.volume-type': devices(({ Ebs }) => Ebs.VolumeType),
  'boot-mode': ({ BootMode }) => [BootMode],
  'creation-date': ({ CreationDate }) => [CreationDate],
  description: ({ Description }) => [Description],
  'ena-support': ({ EnaSupport }) => [String(EnaSupport)],
  'free-tier-eligible': ({ FreeTierEligible }) => [String(FreeTierEligible)],
  hypervisor: ({ Hypervisor }) => [Hypervisor],
  'image-id': ({ ImageId }) => [ImageId],
  'image-type': ({ ImageType }) => [ImageType],
  'is-public': ({ Public }) => [String(Public)],
  'manifest-location': ({ ImageLocation }) => [ImageLocation],
  name: ({ Name }) => [Name],
  'owner-alias': ({ ImageOwnerAlias }) => [ImageOwnerAlias],
  'owner-id': ({ OwnerId }) => [OwnerId],
  'root-device-name': ({ RootDeviceName }) => [RootDeviceName],
  'root-device-type': ({ RootDeviceType }) => [RootDeviceType],
  'sriov-net-support': ({ SriovNetSupport }) => [SriovNetSupport],
  state: ({ State }) => [State],
  'virtualization-type': ({ VirtualizationType }) => [VirtualizationType],
}
