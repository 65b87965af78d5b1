/**
 * UTF-8, written out because this package knows no runtime.
 *
 * @source https://www.rfc-editor.org/rfc/rfc3629
 */

const replacement = 0xfffd

/** Encodes text; a lone surrogate becomes U+FFFD. */
export const encodeUtf8 = (text: string): Uint8Array => {
  // Three bytes for each unit are always enough: a pair of units takes four.
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[length] = unit
      length += 1
      continue
    }
    const point = text.codePointAt(index) ?? replacement
    if (point > 0xffff) index += 1
    const isLone = point >= 0xd800 && point <= 0xdfff
    length = writeWide(bytes, length, isLone ? replacement : point)
  }
  return bytes.slice(0, length)
}

const writeWide = (bytes: Uint8Array, at: number, point: number): number => {
  const count = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  const lead = count === 2 ? 0xc0 : count === 3 ? 0xe0 : 0xf0
  let rest = point
  for (let index = count - 1; index > 0; index -= 1) {
    bytes[at + index] = 0x80 | (rest & 0x3f)
    rest >>>= 6
  }
  bytes[at] = lead | rest
  return at + count
}

/** Decodes bytes; what is no UTF-8 becomes U+FFFD. */
export const decodeUtf8 = (bytes: Uint8Array): string => {
  const parts: string[] = []
  let index = 0
  while (index < bytes.length) {
    const { point, length } = pointAt(bytes, index)
    parts.push(String.fromCodePoint(point))
    index += length
  }
  return parts.join('')
}

interface Point {
  readonly point: number
  readonly length: number
}

/**
 * What the second byte may be, where not all of 80–BF: no number is written longer than need be,
 * and none is a surrogate.
 */
const secondBytes: Readonly<Record<number, readonly [number, number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
}

const anyNext = [0x80, 0xbf] as const

const pointAt = (bytes: Uint8Array, at: number): Point => {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return { point: lead, length: 1 }
  if (lead < 0xc2 || lead > 0xf4) return { point: replacement, length: 1 }
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  let point = lead & (0xff >>> (length + 1))
  for (let index = 1; index < length; index += 1) {
    const [from, to] = (index === 1 ? secondBytes[lead] : undefined) ?? anyNext
    const next = bytes[at + index] ?? 0
    if (next < from || next > to) return { point: replacement, length: index }
    point = (point << 6) | (next & 0x3f)
  }
  return { point, length }
}
