/** What is used of the members of a structure, as the tables of this package write it. */
import type { MemberSchema, StructureSchema } from './Schema.ts'

/** Name of a structure → its members, separated by spaces: `VpcId CidrBlock! Tenancy=default`. */
export type MemberTable = Readonly<Record<string, string>>

export interface ServedMember extends MemberSchema {
  readonly isNeeded: boolean
  /** The values that are served; every one when absent. */
  readonly values?: ReadonlyArray<string>
}

const written = /^(\w+)(!?)(?:=(.+))?$/

const parse = (structure: StructureSchema, text: string): ServedMember => {
  const [, name, mark, values] = written.exec(text) ?? []
  const member = structure.members.find((candidate) => candidate.name === name)
  if (member === undefined) throw new Error(`${structure.name} has no member ${text}`)
  return {
    ...member,
    isNeeded: member.isRequired || mark === '!',
    ...(values === undefined ? {} : { values: values.split('|') }),
  }
}

/** Returns the members of a structure that a table lists. */
export const servedMembers = (
  table: MemberTable,
  structure: StructureSchema,
): ReadonlyArray<ServedMember> =>
  (table[structure.name] ?? '')
    .split(' ')
    .filter((text) => text !== '')
    .map((text) => parse(structure, text))
