import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Template, TemplateRecord } from '../../src/cloudformation/Template.ts'
import { renderJson, renderTemplate } from '../../src/cloudformation/renderTemplate.ts'
import { setupTemplateInput } from './setupInputs.ts'
import { certainTemplate } from './setupVariants.ts'

/** Rebuilds every object with its keys the other way round. */
const reversed = <A>(document: A): A =>
  JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  ) as A

test('the order in which a template was built does not change its bytes', () => {
  fc.assert(
    fc.property(setupTemplateInput(), (input) => {
      const { template, body } = certainTemplate(input)
      const shuffled: Template = reversed(template)
      expect(Object.keys(shuffled.Resources)).not.toEqual(Object.keys(template.Resources))
      expect(renderTemplate(shuffled)).toBe(body)
    }),
  )
})

const jsonObject = fc.dictionary(
  fc.string(),
  fc.jsonValue({ noUnicodeString: false }).filter((value) => value !== null),
)

test('any JSON is rendered as JSON that reads the same, in lines of at most 100 columns where it can be broken', () => {
  fc.assert(
    fc.property(jsonObject, (document) => {
      // Null is no value of a template.
      const plain = JSON.parse(JSON.stringify(document).replaceAll('null', '0')) as TemplateRecord
      const text = renderJson(plain)
      expect(JSON.parse(text)).toEqual(plain)
      expect(text.endsWith('\n')).toBe(true)
      const breakable = text
        .split('\n')
        .filter((line) => /[[{].*[\]}]/.test(line.replace(/"(?:[^"\\]|\\.)*"/g, '""')))
      for (const line of breakable) expect(line.length).toBeLessThanOrEqual(100)
    }),
  )
})
