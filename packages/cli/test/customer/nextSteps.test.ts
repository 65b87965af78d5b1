import { expect, test } from 'vitest'

import { nextLines } from '../../src/commands/customer/NextStep.ts'
import { afterReport } from '../../src/commands/customer/nextSteps.ts'

test.each([
  [{ setup: 'setup.json' }, '--setup setup.json'],
  [{ setup: 'a/setup.json', change: 'a b.json' }, "--setup a/setup.json --change 'a b.json'"],
])('the command after a report names what was agreed last: %j', (agreed, options) => {
  expect(nextLines(afterReport(agreed), { language: 'en' }).join('\n')).toContain(
    `\n  byoa customer connect peering-notice.json ${options}`,
  )
})
