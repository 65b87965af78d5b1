/** What is served of every action: from the schemas that the wire reads, and filters tried out. */
import type { ActionName } from '@byoa/cloud-memory'
import type { Service } from '@byoa/cloud-memory/wire'
import * as E from 'fp-ts/lib/Either.js'

import type {
  ActionSchema,
  InputMember,
  InputType,
  ServiceSchema,
} from '../../src/wire/ServiceSchema.ts'
import { newSandbox } from '../sandbox.ts'
import { documentedFilters } from './documentedFilters.ts'

// model

/** Names as AWS's API reference has them, which are those of the wire. */
export interface Coverage {
  readonly name: string
  readonly served: ReadonlyArray<string>
  readonly refused: ReadonlyArray<string>
}

// members

const typeText = (type: InputType): string => {
  if (typeof type === 'string') return ''
  if ('list' in type) return `[]${typeText(type.list)}`
  return type.structure
}

const memberText = ([name, { isRequired, values, type }]: readonly [
  string,
  InputMember,
]): string => {
  const structure = typeText(type).replace('[]', '')
  const of = structure === '' || structure === name ? '' : ` (${structure})`
  const only = values === undefined ? '' : ` = ${values.join(', ')}`
  return `${name}${isRequired === true ? '!' : ''}${only}${of}`
}

const words = (text: string): ReadonlyArray<string> => text.split(' ').filter((word) => word !== '')

const structureCoverage = (schema: ServiceSchema, name: string): Omit<Coverage, 'name'> => {
  const { served, unserved } = schema.inputs[name] ?? { served: {}, unserved: '' }
  return { served: Object.entries(served).map(memberText), refused: words(unserved) }
}

const actionsOf = ({ actions }: ServiceSchema): ReadonlyArray<[string, ActionSchema]> =>
  Object.entries(actions).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Returns every action with its parameters. */
export const parametersOf = ({ schema }: Service): ReadonlyArray<Coverage> =>
  actionsOf(schema).map(([name, { input }]) => ({ name, ...structureCoverage(schema, input) }))

/** Returns the structures that parameters hold. */
export const structuresOf = ({ schema }: Service): ReadonlyArray<Coverage> => {
  const inputs = new Set(Object.values(schema.actions).map(({ input }) => input))
  return Object.keys(schema.inputs)
    .filter((name) => !inputs.has(name))
    .toSorted()
    .map((name) => ({ name, ...structureCoverage(schema, name) }))
}

// filters

/** The member of an input that takes filters, as clients name it. */
const filterMemberOf = (schema: ServiceSchema, input: string): string | undefined =>
  Object.values(schema.inputs[input]?.served ?? {}).find(({ type }) =>
    typeText(type).endsWith('[]Filter'),
  )?.member

const isRefused = (action: string, member: string, filter: string): boolean => {
  const input = { [member]: [{ Name: filter.replace('<key>', 'a'), Values: ['a'] }] }
  const outcome = newSandbox().customer.call(action as ActionName, input as never)
  return E.isLeft(outcome)
}

/** Returns every action that takes filters with those that AWS documents, each tried out. */
export const filtersOf = ({ schema }: Service): ReadonlyArray<Coverage> =>
  actionsOf(schema).flatMap(([name, { input }]) => {
    const member = filterMemberOf(schema, input)
    if (member === undefined) return []
    const documented = documentedFilters(input, member)
    const refused = documented.filter((filter) => isRefused(name, member, filter))
    return [{ name, served: documented.filter((filter) => !refused.includes(filter)), refused }]
  })
