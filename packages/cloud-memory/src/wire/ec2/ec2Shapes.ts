/** The shapes that EC2's actions have in common. */
import type { SecurityGroupRule, Tag } from '../../world/network.ts'
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

interface Peer {
  readonly Description?: string
}

interface WirePermission {
  readonly IpProtocol: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly IpRanges?: ReadonlyArray<Peer & { readonly CidrIp: string }>
  readonly UserIdGroupPairs?: ReadonlyArray<Peer & { readonly GroupId: string }>
  readonly PrefixListIds?: ReadonlyArray<Peer & { readonly PrefixListId: string }>
}

const permission: Shape<WirePermission> = structure<WirePermission>({
  IpProtocol: required(text),
  FromPort: optional(wholeNumber),
  ToPort: optional(wholeNumber),
  IpRanges: optional(
    list(
      structure<Peer & { readonly CidrIp: string }>({
        CidrIp: required(text),
        Description: optional(text),
      }),
    ),
  ),
  UserIdGroupPairs: optional(
    list(
      structure<Peer & { readonly GroupId: string }>(
        { GroupId: required(text), Description: optional(text) },
        { UserId: 'any' },
      ),
    ),
    'Groups',
  ),
  PrefixListIds: optional(
    list(
      structure<Peer & { readonly PrefixListId: string }>({
        PrefixListId: required(text),
        Description: optional(text),
      }),
    ),
  ),
})

/** One permission names several peers; each makes a rule. */
const rulesOf = (wire: WirePermission): ReadonlyArray<SecurityGroupRule> => {
  const { IpRanges = [], UserIdGroupPairs = [], PrefixListIds = [], ...ports } = wire
  return [...IpRanges, ...UserIdGroupPairs, ...PrefixListIds].map((peer) => ({ ...ports, ...peer }))
}

/** Permissions, as the rules they make. */
export const permissions: Shape<ReadonlyArray<SecurityGroupRule>> = mapped(
  list(permission),
  (all) => all.flatMap(rulesOf),
)

/** Returns rules as EC2 shows them: those of one protocol and ports together. */
export const permissionsShown = (
  rules: ReadonlyArray<SecurityGroupRule>,
): ReadonlyArray<object> => {
  const groups = new Map<string, SecurityGroupRule[]>()
  for (const rule of rules) {
    const key = `${rule.IpProtocol} ${rule.FromPort ?? ''} ${rule.ToPort ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), rule])
  }
  return [...groups.values()].map((group) => ({
    IpProtocol: group[0]?.IpProtocol,
    FromPort: group[0]?.FromPort,
    ToPort: group[0]?.ToPort,
    IpRanges: group.flatMap(({ CidrIp, Description }) =>
      CidrIp === undefined ? [] : [{ CidrIp, Description }],
    ),
    Ipv6Ranges: [],
    UserIdGroupPairs: group.flatMap(({ GroupId, Description }) =>
      GroupId === undefined ? [] : [{ GroupId, Description }],
    ),
    PrefixListIds: group.flatMap(({ PrefixListId, Description }) =>
      PrefixListId === undefined ? [] : [{ PrefixListId, Description }],
    ),
  }))
}
