/** The shapes that EC2's actions have in common. */
import type { Tag } from '../../world/network.ts'
import type {
  IpPermission,
  IpRange,
  PrefixListId,
  UserIdGroupPair,
} from '../../aws/ec2/ipPermissions.ts'
import type { Filter } from '../../aws/filters.ts'
import type { TagSpecification } from '../../aws/tags.ts'
import {
  type FieldsOf,
  type Shape,
  flag,
  list,
  mapped,
  optional,
  required,
  structure,
  text,
  wholeNumber,
} from '../Shape.ts'

/** A list of ids. */
export const texts: Shape<ReadonlyArray<string>> = list(text)

interface WireTag {
  readonly Key: string
  readonly Value?: string
}

/** A tag; a value that is not given is empty. */
const tag: Shape<Tag> = mapped(
  structure<WireTag>({ Key: required(text), Value: optional(text) }),
  ({ Key, Value = '' }) => ({ Key, Value }),
)

/** A list of tags. */
export const tags: Shape<ReadonlyArray<Tag>> = list(tag)

const filter: Shape<Filter> = structure<Filter>({
  Name: required(text),
  Values: required(texts, 'Value'),
})

/** The filters of the Describe actions. */
export const filters: Shape<ReadonlyArray<Filter>> = list(filter)

/** Tags for what a call creates. */
export const tagSpecifications: Shape<ReadonlyArray<TagSpecification>> = list(
  structure<TagSpecification>({
    ResourceType: required(text),
    Tags: required(tags, 'Tag'),
  }),
)

/** `MaxResults` and `NextToken`. */
export const pageFields: FieldsOf<{ readonly MaxResults?: number; readonly NextToken?: string }> = {
  MaxResults: optional(wholeNumber),
  NextToken: optional(text),
}

/** The field of tags that every creating action has. */
export const taggedFields: FieldsOf<{
  readonly TagSpecifications?: ReadonlyArray<TagSpecification>
}> = {
  TagSpecifications: optional(tagSpecifications, 'TagSpecification'),
}

/** An attribute that is switched on or off. */
export const switched: Shape<{ readonly Value: boolean }> = structure<{ readonly Value: boolean }>({
  Value: required(flag),
})

// security groups

const description = { Description: optional(text) }

/** Permissions of security groups. */
export const permissions: Shape<ReadonlyArray<IpPermission>> = list(
  structure<IpPermission>({
    IpProtocol: required(text),
    FromPort: optional(wholeNumber),
    ToPort: optional(wholeNumber),
    IpRanges: optional(list(structure<IpRange>({ CidrIp: required(text), ...description }))),
    UserIdGroupPairs: optional(
      list(
        structure<UserIdGroupPair>({
          GroupId: required(text),
          UserId: optional(text),
          ...description,
        }),
      ),
      'Groups',
    ),
    PrefixListIds: optional(
      list(structure<PrefixListId>({ PrefixListId: required(text), ...description })),
    ),
  }),
)
