/**
 * Messages of protocol buffers: fields that are numbers and fields that are bytes, which is all
 * that the protocol of Terraform's providers has.
 *
 * @source https://protobuf.dev/programming-guides/encoding/
 */

/** What a field holds: text and messages are bytes. */
export type FieldValue = number | boolean | string | Uint8Array

/** A field with its number, in the order of the message. */
export type Field = readonly [number, FieldValue]

const varint = (value: number): ReadonlyArray<number> =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]

const fieldBytes = ([number, value]: Field): Buffer => {
  if (typeof value === 'number' || typeof value === 'boolean')
    return Buffer.from([...varint(number * 8), ...varint(Number(value))])
  const bytes = Buffer.from(value)
  return Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes])
}

/** Writes a message. */
export const message = (...fields: ReadonlyArray<Field>): Buffer =>
  Buffer.concat(fields.map(fieldBytes))

/** Reads a message: the bytes of each field by its number, the last of those that are repeated. */
export const readMessage = (bytes: Buffer): ReadonlyMap<number, Buffer> => {
  const fields = new Map<number, Buffer>()
  let at = 0
  const readVarint = (): number => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at] ?? 0
      at += 1
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const tag = readVarint()
    const length = readVarint()
    // Numbers are not read here: what is asked of a provider has none that matter.
    if (tag % 8 === 2) {
      fields.set(Math.floor(tag / 8), bytes.subarray(at, at + length))
      at += length
    }
  }
  return fields
}
