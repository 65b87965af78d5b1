const messageOf = (text: string): string | undefined => {
  try {
    JSON.parse(text)
    return undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

/**
 * Where a message says that the mistake is, if it does; a quoted part of the text never ends it.
 */
const positionIn = (message: string): number | undefined => {
  const position = / at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1]
  return position === undefined ? undefined : Number(position)
}

/** Whether more text could make JSON of this: what is wrong is wrong at its end. */
const isBegun = (text: string): boolean => {
  const message = messageOf(text)
  if (message === undefined || message === 'Unexpected end of JSON input') return true
  return (positionIn(message) ?? -1) >= text.length
}

/**
 * Returns how many characters of a text are the beginning of JSON; all of it when only its end is
 * missing. `JSON.parse` names a position only for some mistakes.
 */
export const jsonLength = (text: string): number => {
  const position = positionIn(messageOf(text) ?? '')
  if (position !== undefined) return position
  // What cannot be continued cannot be continued by more of it either, so halving finds the place.
  let begun = 0
  let broken = text.length + 1
  while (broken - begun > 1) {
    const middle = Math.floor((begun + broken) / 2)
    if (isBegun(text.slice(0, middle))) begun = middle
    else broken = middle
  }
  return begun
}
