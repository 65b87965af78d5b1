/** An answer beside the SDK's own schema of it, and beside what AWS always and never shows. */
import * as cloudFormation from '@aws-sdk/client-cloudformation'
import * as ec2 from '@aws-sdk/client-ec2'
import * as iam from '@aws-sdk/client-iam'
import * as sts from '@aws-sdk/client-sts'
import { type Schema, type StructureSchema, operationSchema } from '@byoa/aws-schemas/Schema'
import { services } from '@byoa/cloud-memory/wire'

import { alwaysShown, neverShown } from './alwaysShown.ts'

const clients = { ec2, iam, sts, cloudformation: cloudFormation } as const

const outputs: ReadonlyMap<string, StructureSchema> = new Map(
  services.flatMap(({ name, schema }) =>
    Object.keys(schema.actions).map(
      (action) => [action, operationSchema(clients[name], action).output] as const,
    ),
  ),
)

interface Reading {
  readonly action: string
  /** Is told of every structure that is met, as the table names it. */
  readonly met: (name: string) => void
}

const isSimple: Readonly<
  Record<Exclude<Schema['kind'], 'structure' | 'list'>, (value: unknown) => boolean>
> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  timestamp: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const shownIn = (reading: Reading, { name, members }: StructureSchema): ReadonlyArray<string> => {
  const keys = [name, `${reading.action} ${name}`]
  for (const key of keys) reading.met(key)
  return [
    ...members.filter(({ isRequired }) => isRequired).map((member) => member.name),
    ...keys.flatMap((key) => alwaysShown.get(key) ?? []),
  ]
}

const structureFaults = (
  reading: Reading,
  schema: StructureSchema,
  { value, path }: { readonly value: unknown; readonly path: string },
): ReadonlyArray<string> => {
  if (!isRecord(value)) return [`${path} is no structure`]
  const present = Object.keys(value).filter((key) => value[key] !== undefined)
  const hidden = neverShown.get(`${reading.action} ${schema.name}`) ?? []
  const known = new Map(schema.members.map((member) => [member.name, member]))
  return [
    ...shownIn(reading, schema)
      .filter((name) => !present.includes(name))
      .map((name) => `${path}.${name} is absent`),
    ...present
      .filter((name) => hidden.includes(name))
      .map((name) => `${path}.${name} is never shown`),
    ...present.flatMap((name) => {
      const member = known.get(name)
      const inner = { value: value[name], path: `${path}.${name}` }
      return member === undefined
        ? [`${inner.path} is unknown`]
        : valueFaults(reading, member.schema(), inner)
    }),
  ]
}

const valueFaults = (
  reading: Reading,
  schema: Schema,
  { value, path }: { readonly value: unknown; readonly path: string },
): ReadonlyArray<string> => {
  switch (schema.kind) {
    case 'structure':
      return structureFaults(reading, schema, { value, path })
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item: unknown) =>
            valueFaults(reading, schema.item(), { value: item, path: `${path}[]` }),
          )
        : [`${path} is no list`]
    case 'string':
    case 'number':
    case 'boolean':
    case 'timestamp':
      return isSimple[schema.kind](value) ? [] : [`${path} is no ${schema.kind}`]
  }
}

/** Finds what is unknown, of another type, absent or never shown in the answer of an action. */
export const answerFaults = (
  action: string,
  output: unknown,
  met: Reading['met'] = () => undefined,
): ReadonlyArray<string> => {
  const schema = outputs.get(action)
  if (schema === undefined) return [`${action} is no action`]
  return [...new Set(structureFaults({ action, met }, schema, { value: output, path: action }))]
}
