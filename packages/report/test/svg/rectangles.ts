/** How the boxes of a layout lie to each other. */
import { type Box, allBoxes } from '../../src/svg/Box.ts'

export type Rectangle = Pick<Box, 'x' | 'y' | 'width' | 'height'>

/** Returns whether two rectangles have no point in common. */
export const isApart = (a: Rectangle, b: Rectangle): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

/** Returns whether one rectangle is within another, without touching its edges. */
export const isInside = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x > outer.x &&
  inner.y > outer.y &&
  inner.x + inner.width < outer.x + outer.width &&
  inner.y + inner.height < outer.y + outer.height

/** Returns each item with each that follows it. */
export const allPairs = <A>(items: ReadonlyArray<A>): ReadonlyArray<readonly [A, A]> =>
  items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const))

/** Returns the boxes that overlap, although neither is inside the other. */
export const overlapping = (boxes: ReadonlyArray<Box>): ReadonlyArray<readonly [Box, Box]> =>
  allPairs(allBoxes(boxes)).filter(([a, b]) => !isApart(a, b) && !isInside(b, a))
