import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'

import { writeHanging } from '../../src/terminal/writeHanging.ts'

const written = (columns: number | undefined, head: string, text: string): string[] => {
  const lines: string[] = []
  const out = (line: string): void => void lines.push(line)
  writeHanging(columns === undefined ? { out } : { out, columns }, head, text)
  return lines
}

const text = 'Add routes to the Rescale VPC over VPC peering connection pcx-1 to the route tables.'

describe('writeHanging', () => {
  test('goes on under the beginning of the text on a screen', () => {
    expect(written(50, '09:00  Customer  ', text)).toEqual([
      '09:00  Customer  Add routes to the Rescale VPC',
      '                 over VPC peering connection pcx-1',
      '                 to the route tables.',
    ])
  })

  test('does not count the codes that colour the head', () => {
    const { cyan } = picocolors.createColors(true)
    const [, second] = written(50, `${cyan('09:00')}  Customer  `, text)
    expect(second).toBe('                 over VPC peering connection pcx-1')
  })

  test('counts two columns for a Japanese name', () => {
    const [, second] = written(50, '09:00  お客様    ', text)
    expect(second).toBe('                 over VPC peering connection pcx-1')
  })

  test('writes one line when there is no screen', () => {
    expect(written(undefined, '09:00  Customer  ', text)).toEqual([`09:00  Customer  ${text}`])
  })

  test('leaves a screen too narrow for a column to break lines itself', () => {
    expect(written(40, '09:00  Customer  ', text)).toEqual([`09:00  Customer  ${text}`])
  })

  test('lets no control character of the text through', () => {
    expect(written(undefined, '- ', 'a\u001B[2Jb\nc\u009Bd')).toEqual(['- a\uFFFD[2Jb c\uFFFDd'])
  })
})
