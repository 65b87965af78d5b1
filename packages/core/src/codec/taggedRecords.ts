import * as t from 'io-ts'

import { type AnyCodecs, closedRecord } from './closedRecord.ts'
import { taggedUnion } from './taggedUnion.ts'

/** What the members of a union have in common. */
interface MemberFields<Tag, Field, Shared> {
  /** What a member is called, before its tag. */
  readonly member: string
  readonly tag: Tag
  /** The field that the tag chooses. */
  readonly field: Field
  /** The codecs of all other fields. */
  readonly shared: Shared
}

type MemberOf<
  Tag extends string,
  Field extends string,
  Shared extends AnyCodecs,
  Data extends AnyCodecs,
> = {
  readonly [Key in keyof Data]: { readonly [Of in Tag]: Key } & {
    readonly [Of in Field]: t.TypeOf<Data[Key]>
  } & { readonly [Of in keyof Shared]: t.TypeOf<Shared[Of]> }
}[keyof Data]

/**
 * Builds the codec of a union of closed records that differ in their tag and in one field: `data`
 * has the codec of that field for every tag.
 */
export const taggedRecords = <
  Tag extends string,
  Field extends string,
  Shared extends AnyCodecs,
  Data extends AnyCodecs,
>(
  name: string,
  { member, tag, field, shared }: MemberFields<Tag, Field, Shared>,
  data: Data,
): t.Type<MemberOf<Tag, Field, Shared, Data>, unknown, unknown> => {
  const members = Object.entries(data).map(([key, ofKey]) => [
    key,
    closedRecord(`${member} ${key}`, { [tag]: t.literal(key), ...shared, [field]: ofKey }),
  ])
  // The compiler does not follow names of fields that are values.
  type Members = Readonly<Record<string, t.Type<MemberOf<Tag, Field, Shared, Data>>>>
  return taggedUnion(name, tag, Object.fromEntries(members) as Members)
}
