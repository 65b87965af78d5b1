import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { decodeText, readDocument } from '../../src/terminal/readDocument.ts'
import { workingDirectory } from '../workingDirectory.ts'

const { path, write } = await workingDirectory()

describe('readDocument', () => {
  test('reads a file with a byte order mark and Windows line ends', async () => {
    const file = await write('bom.json', '\uFEFF{\r\n"a": 1\r\n}\r\n')
    expect(await readDocument(file, E.right)()).toEqual(E.right({ a: 1 }))
  })

  test.each([
    [
      'no.json',
      undefined,
      {
        path: '',
        expected: 'a file that can be read',
        actual: 'no such file',
        japanese: 'ファイルが見つかりません。',
      },
    ],
    ['cut.json', '{"a":\n', { path: 'line 2, column 1', expected: 'JSON', actual: 'nothing' }],
    [
      'not.json',
      '{"a": "secret",}',
      { path: 'line 1, column 16', expected: 'JSON', actual: '"}"' },
    ],
    [
      'twice.json',
      '{"b": [{\r\n"a": 1, "a": 2}]}',
      {
        path: 'line 2, column 9, b[0].a',
        expected: 'each key once',
        actual: '2 × "a"',
      },
    ],
  ])('says what is wrong with %s', async (name, content, problem) => {
    const source = path(name)
    if (content !== undefined) await write(name, content)
    expect(await readDocument(source, E.right)()).toEqual(
      E.left({ _tag: 'BadInput', source, problems: [problem] }),
    )
  })
})

test('decodeText counts lines from where the text begins', () => {
  expect(decodeText('{\n"a" 1}', E.right, 7)).toMatchObject({
    left: [{ path: 'line 8, column 5' }],
  })
})
