/**
 * A provider for Terraform that has the schema of the AWS provider and makes nothing: a resource is
 * what its configuration says, and what AWS would compute is made up.
 *
 * @source https://github.com/hashicorp/terraform/blob/main/docs/plugin-protocol/tfplugin5.proto
 */
import type { ProviderSchema, SchemaBlock, SchemaType } from '@byoa/aws-schemas/ProviderSchema'

import type { Calls } from './grpcServer.ts'
import { type Value, pack, unknown, unpack } from './messagePack.ts'
import { type Field, message, readMessage } from './protobuf.ts'

// model

type Body = Readonly<Record<string, Value>>

/** Data source → attribute → what AWS answers; it may change between calls. */
export type Answers = () => Readonly<Record<string, Body>>

// schema

const nestingModes = { single: 1, list: 2, set: 3 } as const

const blockMessage = ({ attributes, block_types: blocks = {} }: SchemaBlock): Buffer =>
  message(
    ...Object.entries(attributes).map(
      ([name, { type, required = false, optional = false, computed = false }]): Field => [
        2,
        message([1, name], [2, JSON.stringify(type)], [4, required], [5, optional], [6, computed]),
      ],
    ),
    ...Object.entries(blocks).map(
      ([name, { nesting_mode: mode, min_items: min = 0, max_items: max = 0, block }]): Field => [
        3,
        message([1, name], [2, blockMessage(block)], [3, nestingModes[mode]], [4, min], [5, max]),
      ],
    ),
  )

const schemaMessage = (block: SchemaBlock): Buffer => message([2, blockMessage(block)])

const schemasOf = (
  number: number,
  blocks: Readonly<Record<string, SchemaBlock>>,
): ReadonlyArray<Field> =>
  Object.entries(blocks).map(([type, block]) => [
    number,
    message([1, type], [2, schemaMessage(block)]),
  ])

// values

const madeUp = (type: SchemaType, text: string): Value => {
  if (type === 'string') return text
  if (type === 'number') return 0
  if (type === 'bool') return false
  return type[0] === 'map' ? {} : []
}

/** Returns a body in which every computed attribute without a value has the one that is given. */
const completed = (
  body: Value,
  { attributes }: SchemaBlock,
  valueOf: (name: string, type: SchemaType) => Value,
): Value => {
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const attribute = attributes[name]
      const isMissing = value === null || value === unknown
      return [name, isMissing && attribute?.computed ? valueOf(name, attribute.type) : value]
    }),
  )
}

// calls

/** The fields of a request, by number. */
type Request = ReadonlyMap<number, Buffer>

const bytesIn = (fields: Request, number: number): Buffer => fields.get(number) ?? Buffer.of()

const typeIn = (request: Request): string => bytesIn(request, 1).toString()

/** Reads a value that Terraform sends, and writes it where its answers have one. */
const valueIn = (request: Request, number: number): Value =>
  unpack(bytesIn(readMessage(bytesIn(request, number)), 1))

const answered = (value: Value): Buffer => message([1, message([1, pack(value)])])

/** Returns what serves the calls of Terraform. */
export const stubProvider = (schema: ProviderSchema, answers: Answers): Calls => {
  let made = 0
  const noSchema: SchemaBlock = { attributes: {} }
  const served: Readonly<Record<string, (request: Request) => Buffer>> = {
    GetSchema: () =>
      message(
        [1, schemaMessage(schema.provider)],
        ...schemasOf(2, schema.resources),
        ...schemasOf(3, schema.data),
      ),
    PrepareProviderConfig: (request) => message([1, bytesIn(request, 1)]),
    Configure: () => message(),
    ValidateResourceTypeConfig: () => message(),
    ValidateDataSourceConfig: () => message(),
    // A state is sent as JSON, which an answer may have, too.
    UpgradeResourceState: (request) =>
      message([1, message([2, bytesIn(readMessage(bytesIn(request, 3)), 1)])]),
    ReadResource: (request) => message([1, bytesIn(request, 2)]),
    PlanResourceChange: (request) => {
      const block = schema.resources[typeIn(request)] ?? noSchema
      return answered(completed(valueIn(request, 3), block, () => unknown))
    },
    ApplyResourceChange: (request) => {
      const type = typeIn(request)
      made += 1
      // Text that is no id, and breaks whatever it is put into without being escaped.
      const textOf = (name: string): string => `${type} ${made} "${name}" \\ \${x} %{y}`
      return answered(
        completed(valueIn(request, 3), schema.resources[type] ?? noSchema, (name, one) =>
          madeUp(one, textOf(name)),
        ),
      )
    },
    ReadDataSource: (request) => {
      const type = typeIn(request)
      return answered(
        completed(
          valueIn(request, 2),
          schema.data[type] ?? noSchema,
          (name, one) => answers()[type]?.[name] ?? madeUp(one, name),
        ),
      )
    },
    Stop: () => message(),
  }
  return (path, request) => served[path.replace('/tfplugin5.Provider/', '')]?.(readMessage(request))
}
