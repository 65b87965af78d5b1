import {
  type Words,
  consoleSteps,
  customerPurposes,
  otherCosts,
  plannedCalls,
} from '@byoa/application/instructions'
import { expect, test } from 'vitest'

import { everyTask } from './tasks.ts'

const tasks = [
  ...(await everyTask({ peeringDns: true })),
  ...(await everyTask({ egress: 'blocked' })),
]

/** What the console of AWS shows in English in every language. */
const consoleNames = new Set(['IPv4 CIDR'])

const words: ReadonlyArray<Words> = [
  ...Object.values(customerPurposes),
  ...otherCosts,
  ...tasks.flatMap((task) => plannedCalls(task).resources.map(({ cost }) => cost)),
  ...tasks.flatMap((task) => {
    const texts = (language: 'en' | 'ja'): ReadonlyArray<string> =>
      consoleSteps(task, language).flatMap(({ title, lines, values = [] }) => [
        title,
        ...lines,
        ...values.map(({ name }) => name),
      ])
    const ja = texts('ja')
    return texts('en').map((en, index) => ({ en, ja: ja[index] ?? '' }))
  }),
].filter(({ en }) => !consoleNames.has(en))

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

test('English texts are words of Latin letters', () => {
  expect(words.filter(({ en }) => !/[A-Za-z]{2}/.test(en) || japanese.test(en))).toEqual([])
})

test('Japanese texts are Japanese', () => {
  expect(words.filter(({ ja }) => !japanese.test(ja))).toEqual([])
})

test('no English sentence stands in a Japanese text, except what is quoted or a command', () => {
  const sentence = /[A-Za-z]{2,}(?: [a-z]{2,}){3}/
  expect(words.filter(({ ja }) => sentence.test(ja))).toEqual([])
})
