/** Inputs and outputs of every action, made from the schemas of the services. */
import fc from 'fast-check'

import type {
  InputMember,
  InputType,
  OutputType,
  ServiceSchema,
} from '../../src/wire/ServiceSchema.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'Z', '1', '<', '&', '"', '日'), minLength: 1 })
const date = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) })
  .map((milliseconds) => new Date(milliseconds))

const simple = {
  string: text,
  number: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  boolean: fc.boolean(),
  timestamp: date,
} as const

interface Member {
  readonly name: string
  readonly value: fc.Arbitrary<unknown>
  readonly isAlways: boolean
}

/** Clients write nothing for a structure without members, so one of them is always there. */
const structureOf = (members: ReadonlyArray<Member>): fc.Arbitrary<object> => {
  const always = members.filter(({ isAlways }) => isAlways)
  const requiredKeys = (always.length > 0 ? always : members.slice(0, 1)).map(({ name }) => name)
  return fc.record(Object.fromEntries(members.map(({ name, value }) => [name, value])), {
    requiredKeys,
  })
}

// inputs

const valueOf = (type: InputType, value: string): unknown => {
  if (type === 'number') return Number(value)
  return type === 'boolean' ? value === 'true' : value
}

const inputValue = (
  schema: ServiceSchema,
  { type, values }: InputMember,
): fc.Arbitrary<unknown> => {
  if (values !== undefined) return fc.constantFrom(...values.map((value) => valueOf(type, value)))
  if (typeof type === 'string') return simple[type]
  if ('structure' in type) return inputStructure(schema, type.structure)
  const item = inputValue(schema, { member: '', type: type.list })
  return fc.array(item, { minLength: 1, maxLength: 11 })
}

const inputStructure = (schema: ServiceSchema, name: string): fc.Arbitrary<object> =>
  structureOf(
    Object.values(schema.inputs[name]?.served ?? {}).map((member) => ({
      name: member.member,
      value: inputValue(schema, member),
      // Clients make up a token where none is given.
      isAlways: member.isRequired === true || member.member === 'ClientToken',
    })),
  )

/** Makes inputs of an action that are served. */
export const inputOf = (schema: ServiceSchema, action: string): fc.Arbitrary<object> =>
  inputStructure(schema, schema.actions[action]?.input ?? '')

// outputs

const outputValue = (schema: ServiceSchema, type: OutputType): fc.Arbitrary<unknown> => {
  if (typeof type === 'string') return simple[type]
  if ('structure' in type) return outputStructure(schema, type.structure)
  return fc.array(outputValue(schema, type.list), { maxLength: 3 })
}

const outputStructure = (schema: ServiceSchema, name: string): fc.Arbitrary<object> =>
  structureOf(
    Object.entries(schema.outputs[name] ?? {}).map(([member, [, type]]) => ({
      name: member,
      value: outputValue(schema, type),
      isAlways: false,
    })),
  )

/** Makes outputs of an action, with members that the world never fills, too. */
export const outputOf = (schema: ServiceSchema, action: string): fc.Arbitrary<object> =>
  outputStructure(schema, schema.actions[action]?.output ?? '')
