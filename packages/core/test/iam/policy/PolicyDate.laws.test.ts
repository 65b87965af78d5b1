import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parsePolicyDate } from '../../../src/iam/policy/PolicyDate.ts'

const anyDate = fc.date({
  min: new Date('1970-01-02T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

test('a date is read as the platform reads it, in every precision', () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const text = date.toISOString()
      expect(parsePolicyDate(text)).toBe(date.getTime())
      for (const length of ['2026-01-01T00:00'.length, '2026-01-01T00:00:00'.length]) {
        const shorter = `${text.slice(0, length)}Z`
        expect(parsePolicyDate(shorter)).toBe(Date.parse(shorter))
      }
      for (const length of ['2026-01-01'.length, '2026-01'.length]) {
        expect(parsePolicyDate(text.slice(0, length))).toBe(Date.parse(text.slice(0, length)))
      }
    }),
  )
})

test('an offset moves the date the other way', () => {
  const offset = fc.tuple(
    fc.constantFrom('+', '-'),
    fc.integer({ min: 0, max: 13 }),
    fc.constantFrom('00', '30', '45'),
  )
  fc.assert(
    fc.property(anyDate, offset, (date, [sign, hours, minutes]) => {
      const zone = `${sign}${String(hours).padStart(2, '0')}:${minutes}`
      const text = date.toISOString().replace('Z', zone)
      expect(parsePolicyDate(text)).toBe(Date.parse(text))
    }),
  )
})

test('seconds since 1970 are read as such', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 99_999_999_999 }), (seconds) => {
      expect(parsePolicyDate(String(seconds))).toBe(seconds * 1000)
    }),
  )
})

test('a day that its month does not have is no date', () => {
  for (let month = 1; month <= 12; month += 1) {
    for (let day = 1; day <= 31; day += 1) {
      for (const year of [2023, 2024, 2000, 2100]) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const exists = new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
        expect(parsePolicyDate(text) !== undefined, text).toBe(exists)
      }
    }
  }
})

test.each([
  '',
  '2026',
  '26-01-01',
  '2026-13',
  '2026-00',
  '2026-01-00',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:60Z',
  '2026-01-01T00:00:00',
  '2026-01-01 00:00:00Z',
  'yesterday',
  '-5',
  '1e9',
])('"%s" is no date', (text) => {
  expect(parsePolicyDate(text)).toBeUndefined()
})
