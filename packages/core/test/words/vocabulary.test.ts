import { describe, expect, it } from 'vitest'

import type { Words } from '../../src/words/Words.ts'
import { expectApart } from './texts.ts'
import { wordsIn } from './wordsIn.ts'

type Name = keyof { [Of in keyof Words as Of extends `${string}Words` ? Of : never]: Words[Of] }

const names: ReadonlyArray<Name> = ['partyWords', 'statusWords', 'commandWords', 'teardownWords']

const entriesOf = (words: Words, name: Name): ReadonlyMap<string, string> =>
  new Map(Object.entries(words[name]))

describe('the words of a vocabulary', () => {
  it.each(names)('%s are there in both languages, and no two are alike', (name) => {
    const keys = [...entriesOf(wordsIn.en, name).keys()]
    expectApart(keys, (words, key) => entriesOf(words, name).get(key) ?? '')
    expect([...entriesOf(wordsIn.ja, name).keys()]).toEqual(keys)
  })
})
