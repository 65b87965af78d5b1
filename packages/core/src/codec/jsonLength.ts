const messageOf = (text: string): string | undefined => {
  try {
    JSON.parse(text)
    return undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

/**
 * The position in an error message, if any; a message never ends with a quoted part of the text.
 */
const positionIn = (message: string): number | undefined => {
  const position = / at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1]
  return position === undefined ? undefined : Number(position)
}

/** Whether more text could complete this to JSON: the only error is at the end. */
const isBegun = (text: string): boolean => {
  const message = messageOf(text)
  if (message === undefined || message === 'Unexpected end of JSON input') return true
  return (positionIn(message) ?? -1) >= text.length
}

/**
 * Returns the length of the longest prefix that can begin a JSON text; the whole length when only
 * the end is missing. `JSON.parse` reports a position only for some errors.
 */
export const jsonLength = (text: string): number => {
  const position = positionIn(messageOf(text) ?? '')
  if (position !== undefined) return position
  // If a prefix cannot be completed, no longer prefix can, so a binary search finds the position.
  let begun = 0
  let broken = text.length + 1
  while (broken - begun > 1) {
    const middle = Math.floor((begun + broken) / 2)
    if (isBegun(text.slice(0, middle))) begun = middle
    else broken = middle
  }
  return begun
}
