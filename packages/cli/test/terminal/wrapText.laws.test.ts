/**
 * Laws: 1. nothing is lost or added but space; 2. a line is too wide only if it is one piece that
 * cannot be broken;
 * 3. no line begins with a closing or ends with an opening mark; 4. text that fits stays one line.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { columnsOf, wrapText } from '../../src/terminal/wrapText.ts'

const word = fc.constantFrom(
  'a',
  'VPC',
  'to',
  'route',
  '10.0.0.0/16.',
  'pcx-0d2e8f4605c663f0c',
  'arn:aws:iam::111122223333:role/rescale-byoa-acme-RescaleRole-4832F58C1DE7,',
)
const kana = fc.constantFrom('ル', 'ー', 'ト', 'を', '追', '加', '、', '。', '「', '」', '(', ')')
const english = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '))
const japanese = fc
  .array(fc.oneof({ weight: 5, arbitrary: kana }, word), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.join(''))
const sentence = fc.oneof(english, japanese)
const columns = fc.integer({ min: 30, max: 120 })

const packed = (text: string): string => text.replaceAll(/\s+/g, '')

describe('wrapText', () => {
  test('loses and adds nothing but space', () => {
    fc.assert(
      fc.property(sentence, columns, (text, width) => {
        expect(packed(wrapText(text, width).join(''))).toBe(packed(text))
      }),
    )
  })

  test('keeps English lines within the columns, unless a single word is wider', () => {
    fc.assert(
      fc.property(english, columns, (text, width) => {
        for (const line of wrapText(text, width)) {
          expect(columnsOf(line) <= width || !line.includes(' ')).toBe(true)
        }
      }),
    )
  })

  test('breaks English only where a space was: its lines joined by spaces are the text', () => {
    fc.assert(
      fc.property(english, columns, (text, width) => {
        expect(wrapText(text, width).join(' ')).toBe(text)
      }),
    )
  })

  test('fills a line before it begins the next', () => {
    fc.assert(
      fc.property(english, columns, (text, width) => {
        const lines = wrapText(text, width)
        for (const [index, line] of lines.entries()) {
          const [next = ''] = (lines[index + 1] ?? '').split(' ')
          expect(next === '' || columnsOf(`${line} ${next}`) > width).toBe(true)
        }
      }),
    )
  })

  test('begins no Japanese line with a closing and ends none with an opening mark', () => {
    const body = fc
      .array(fc.constantFrom('ルート', '追加', '、', '。', '「名前」', '(例)'), { maxLength: 40 })
      .map((parts) => `表${parts.join('')}`)
    fc.assert(
      fc.property(body, columns, (text, width) => {
        const [, ...later] = wrapText(text, width)
        const marks = /^[、。」)ー]/
        // A row of closing marks longer than a line has nowhere else to go.
        fc.pre(!/[、。」)]{3}/.test(text))
        for (const line of later) expect(line).not.toMatch(marks)
        for (const line of wrapText(text, width)) expect(line).not.toMatch(/[「(]$/)
      }),
    )
  })

  test('leaves text that fits as one line', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(wrapText(text, columnsOf(text))).toEqual([text])
      }),
    )
  })

  test('counts two columns for kana, kanji and full-width marks, one for the rest', () => {
    expect(columnsOf('VPC')).toBe(3)
    expect(columnsOf('お客様')).toBe(6)
    expect(columnsOf('外部ID(例)。')).toBe(12)
    expect(columnsOf('\uff08例\uff09')).toBe(6)
    expect(columnsOf('Rescale’s →')).toBe(11)
  })

  test('breaks Japanese between characters and keeps ids whole', () => {
    const text = 'VPCピアリング接続 pcx-0d2e8f4605c663f0c を承認してください。'
    expect(wrapText(text, 30)).toEqual([
      'VPCピアリング接続',
      'pcx-0d2e8f4605c663f0c を承認し',
      'てください。',
    ])
  })
})
