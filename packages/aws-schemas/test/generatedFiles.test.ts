import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

import { describe, expect, it } from 'vitest'

import { generatedFiles } from '../src/generatedFiles.ts'

describe('the generated files', () => {
  it.each(generatedFiles().map((file) => [relative(process.cwd(), file.path), file] as const))(
    '%s is what the SDK of this workspace and the table of served actions give',
    (_name, { path, text }) => {
      expect(readFileSync(path, 'utf8')).toBe(text)
    },
  )
})
