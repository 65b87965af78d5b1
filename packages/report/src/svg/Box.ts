/**
 * Nested boxes of text, laid out from the top: each part has its lines, then rows of smaller parts
 * of equal width. Nothing overlaps, because every part ends before the next one starts.
 *
 * Laws
 * 1. Two boxes are apart, or one is inside the other.
 * 2. Every line is inside its box, below the line before, and above the boxes inside.
 */
import { wrapped } from './wrapped.ts'

// model

export type LineStyle = 'title' | 'plain' | 'muted' | 'error' | 'warning' | 'info'

export interface PartLine {
  readonly text: string
  readonly style: LineStyle
}

/** What is to be drawn, before anything has a place. */
export interface Part {
  /** Selects the style of the box. */
  readonly kind: 'account' | 'vpc' | 'group' | 'item'
  readonly lines: ReadonlyArray<PartLine>
  readonly rows: ReadonlyArray<ReadonlyArray<Part>>
  /** The logical IDs of the resources that it depicts. */
  readonly resources: ReadonlyArray<string>
}

export interface BoxLine extends PartLine {
  readonly x: number
  /** The baseline. */
  readonly y: number
  /** Whether it starts with the sign of its level; the line that continues it does not. */
  readonly isSigned: boolean
}

export interface Box {
  readonly kind: Part['kind']
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: ReadonlyArray<BoxLine>
  readonly boxes: ReadonlyArray<Box>
  readonly resources: ReadonlyArray<string>
}

/** Where a box starts, and how wide it is. */
export interface Slot {
  readonly x: number
  readonly y: number
  readonly width: number
}

// measures

export const padding = 10
export const gap = 8
export const lineHeight = 18
/** From the baseline to the top of a line. */
const ascent = 13
/** The sign of a mark, and the space after it. */
export const signWidth = 18

/** Whether a style has a sign that says the level by shape. */
export const hasSign = (style: LineStyle): style is 'error' | 'warning' | 'info' =>
  style === 'error' || style === 'warning' || style === 'info'

// operations

const placeLines = (
  lines: ReadonlyArray<PartLine>,
  { x, y, width }: Slot,
): ReadonlyArray<BoxLine> =>
  lines
    .flatMap(({ text, style }) => {
      const indent = hasSign(style) ? signWidth : 0
      return wrapped(text, width - 2 * padding - indent).map((piece, index) => ({
        text: piece,
        style,
        isSigned: hasSign(style) && index === 0,
        x: x + padding + indent,
      }))
    })
    .map((line, index) => ({ ...line, y: y + padding + ascent + index * lineHeight }))

/** Gives boxes of one row the same height. */
export const levelled = (boxes: ReadonlyArray<Box>): ReadonlyArray<Box> => {
  const height = Math.max(0, ...boxes.map((box) => box.height))
  return boxes.map((box) => ({ ...box, height }))
}

const placeRow = (parts: ReadonlyArray<Part>, { x, y, width }: Slot): ReadonlyArray<Box> => {
  const each = Math.floor((width - (parts.length - 1) * gap) / parts.length)
  return levelled(
    parts.map((part, index) => placePart(part, { x: x + index * (each + gap), y, width: each })),
  )
}

/** Returns where the next box below can start. */
export const bottomOf = ({ y, height }: Pick<Box, 'y' | 'height'>): number => y + height

/** Lays out a part from its top; it becomes as high as it must. */
export function placePart(part: Part, slot: Slot): Box {
  const { x, y, width } = slot
  const lines = placeLines(part.lines, slot)
  const inside = { x: x + padding, width: width - 2 * padding }
  let bottom = y + padding + lines.length * lineHeight
  const boxes: Box[] = []
  for (const row of part.rows.filter(({ length }) => length > 0)) {
    const placed = placeRow(row, { ...inside, y: bottom + (bottom > y + padding ? gap : 0) })
    boxes.push(...placed)
    bottom = Math.max(...placed.map(bottomOf))
  }
  const { kind, resources } = part
  return { kind, resources, x, y, width, height: bottom + padding - y, lines, boxes }
}

/** Returns the boxes with all that are inside them, outer ones first. */
export const allBoxes = (boxes: ReadonlyArray<Box>): ReadonlyArray<Box> =>
  boxes.flatMap((box) => [box, ...allBoxes(box.boxes)])
