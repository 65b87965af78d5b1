/**
 * Matches a filter value: `*` stands for zero or more characters, `?` for one.
 *
 * Laws
 * 1. A value matches exactly the texts that putting texts for its wildcards can give.
 * 2. Deciding it reads at most (length of the value + 1) × (length of the text + 1) characters.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */

/** Returns whether a filter value has wildcards. */
export const hasWildcards = (value: string): boolean => value.includes('*') || value.includes('?')

/**
 * Returns whether a text matches a value. After a mismatch, only the last `*` is extended: it can
 * take whatever an earlier one could.
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
