import picocolors from 'picocolors'
import { expect, test } from 'vitest'

import { paintedLevel } from '../../src/terminal/words.ts'

test.each([
  ['error', 31],
  ['warning', 33],
  ['info', 36],
] as const)('%s has SGR colour %d and the width of the longest', (level, sgr) => {
  const painted = paintedLevel(picocolors.createColors(true), level)
  expect(painted.startsWith(`\u001B[${sgr}m${level}`)).toBe(true)
  expect(paintedLevel(picocolors.createColors(false), level)).toHaveLength('warning'.length)
})
