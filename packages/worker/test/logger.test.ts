import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createLogger, withoutSecrets } from '../src/logger.ts'

const hexadecimal = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.nat(15).map((digit) => digit.toString(16)),
    minLength: length,
    maxLength: length,
  })

describe('the logs', () => {
  it('contain no external ID, wherever it is', () => {
    fc.assert(
      fc.property(hexadecimal(32), fc.string(), fc.string(), (digits, before, after) => {
        const secret = `byoa-acme-${digits}`
        const lines: string[] = []
        const logger = createLogger({ write: (line) => void lines.push(line) })
        logger.info({ message: `${before} ${secret} ${after}`, deep: { list: [secret] } }, secret)
        expect(lines.join('')).not.toContain(digits)
      }),
    )
  })

  it.each([
    [
      'cannot connect to postgres://byoa:s3cret@db.example:5432/byoa',
      'cannot connect to postgres://[credentials]@db.example:5432/byoa',
    ],
    ['the key AKIAIOSFODNN7EXAMPLE', 'the key [access key]'],
    ['onb-0123456789abcdef advanced', 'onb-0123456789abcdef advanced'],
  ])('%s', (text, expected) => {
    expect(withoutSecrets(text)).toBe(expected)
  })

  it('contain no value under a name of a secret', () => {
    const lines: string[] = []
    const logger = createLogger({ write: (line) => void lines.push(line) })
    logger.info({ password: 'one', nested: { secretAccessKey: 'two', sessionToken: 'three' } })
    expect(lines.join('')).not.toMatch(/"(one|two|three)"/)
  })
})
