/**
 * Values as Terraform sends them: MessagePack, in which an extension stands for what is not known
 * before something is made.
 *
 * @source https://github.com/msgpack/msgpack/blob/master/spec.md
 * @source https://github.com/hashicorp/terraform/blob/main/docs/plugin-protocol/object-wire-format.md
 */

/** What is known only when a resource is made. */
export const unknown: unique symbol = Symbol('unknown')

export type Value =
  | typeof unknown
  | null
  | boolean
  | number
  | string
  | ReadonlyArray<Value>
  | { readonly [name: string]: Value }

const isValues = (value: Value): value is ReadonlyArray<Value> => Array.isArray(value)

const head = (code: number, length: number): Buffer => {
  const bytes = Buffer.alloc(5, code)
  bytes.writeUInt32BE(length, 1)
  return bytes
}

/** Writes a value, always in the longest form. */
export const pack = (value: Value): Buffer => {
  if (value === unknown) return Buffer.from([0xd4, 0, 0])
  if (value === null) return Buffer.from([0xc0])
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9, 0xcb)
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  if (typeof value === 'string') {
    const bytes = Buffer.from(value)
    return Buffer.concat([head(0xdb, bytes.length), bytes])
  }
  if (isValues(value)) return Buffer.concat([head(0xdd, value.length), ...value.map(pack)])
  const entries = Object.entries(value)
  return Buffer.concat([head(0xdf, entries.length), ...entries.flat().map(pack)])
}

/** Reads a value. */
export const unpack = (bytes: Buffer): Value => {
  let at = 0
  const number = (size: number, read: (from: number) => number | bigint): number => {
    at += size
    return Number(read(at - size))
  }
  const length = (size: number): number => number(size, (from) => bytes.readUIntBE(from, size))
  const text = (size: number): string => {
    at += size
    return bytes.toString('utf8', at - size, at)
  }
  const extension = (size: number): typeof unknown => {
    at += size + 1
    return unknown
  }
  const list = (size: number): Value => Array.from({ length: size }, () => next())
  const record = (size: number): Value =>
    Object.fromEntries(Array.from({ length: size }, () => [next() as string, next()]))
  const forms: Readonly<Record<number, () => Value>> = {
    0xc0: () => null,
    0xc2: () => false,
    0xc3: () => true,
    0xc7: () => extension(length(1)),
    0xca: () => number(4, (from) => bytes.readFloatBE(from)),
    0xcb: () => number(8, (from) => bytes.readDoubleBE(from)),
    0xcc: () => length(1),
    0xcd: () => length(2),
    0xce: () => length(4),
    0xcf: () => number(8, (from) => bytes.readBigUInt64BE(from)),
    0xd0: () => number(1, (from) => bytes.readInt8(from)),
    0xd1: () => number(2, (from) => bytes.readInt16BE(from)),
    0xd2: () => number(4, (from) => bytes.readInt32BE(from)),
    0xd3: () => number(8, (from) => bytes.readBigInt64BE(from)),
    0xd4: () => extension(1),
    0xd9: () => text(length(1)),
    0xda: () => text(length(2)),
    0xdb: () => text(length(4)),
    0xdc: () => list(length(2)),
    0xdd: () => list(length(4)),
    0xde: () => record(length(2)),
    0xdf: () => record(length(4)),
  }
  const next = (): Value => {
    const code = length(1)
    if (code < 0x80) return code
    if (code < 0x90) return record(code - 0x80)
    if (code < 0xa0) return list(code - 0x90)
    if (code < 0xc0) return text(code - 0xa0)
    if (code >= 0xe0) return code - 0x100
    const form = forms[code]
    if (form === undefined) throw new TypeError(`no form of MessagePack starts with ${code}`)
    return form()
  }
  return next()
}
