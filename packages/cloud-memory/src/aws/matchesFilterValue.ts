/**
 * A value of a filter against what an item says: `*` stands for any text, also for none, and `?`
 * for one character.
 *
 * Laws
 * 1. A value matches exactly the texts that putting texts for its wildcards can give.
 * 2. Deciding it reads at most (length of the value + 1) × (length of the text + 1) characters.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */

/** Tells whether a value of a filter stands for more than itself. */
export const hasWildcards = (value: string): boolean => value.includes('*') || value.includes('?')

/**
 * Tells whether a text matches a value. When the rest does not fit, only the last `*` is given one
 * character more: what an earlier one could still take, the last can take too.
 */
export const matchesFilterValue = (value: ArrayLike<string>, text: ArrayLike<string>): boolean => {
  let inValue = 0
  let inText = 0
  let afterStar: number | undefined
  let starEnd = 0
  while (inText < text.length) {
    if (value[inValue] === '*') {
      inValue += 1
      afterStar = inValue
      starEnd = inText
    } else if (value[inValue] === '?' || value[inValue] === text[inText]) {
      inValue += 1
      inText += 1
    } else if (afterStar === undefined) {
      return false
    } else {
      starEnd += 1
      inText = starEnd
      inValue = afterStar
    }
  }
  while (value[inValue] === '*') inValue += 1
  return inValue === value.length
}
