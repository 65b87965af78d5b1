const bannedWords = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager']

const wordsOf = (name: string): ReadonlyArray<string> =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

/** Returns the word of a name that says nothing (`utils`, `helpers`, …), if it has one. */
export const bannedWordIn = (name: string): string | undefined =>
  wordsOf(name).find((word) => bannedWords.includes(word))
