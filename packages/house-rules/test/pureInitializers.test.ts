import { rolldown } from 'rolldown'
import { describe, expect, it } from 'vitest'

import { markPureInitializers } from '../src/pureInitializers.ts'

/** What remains of a module beside the import, in a program that uses none of its values. */
const remainderOf = async (source: string): Promise<string> => {
  const modules: Readonly<Record<string, string>> = {
    program: "import { used } from 'library'\nconsole.log(used)",
    library: `import { make, table } from 'make'\nexport const used = 1\n${source}`,
  }
  const bundle = await rolldown({
    input: 'program',
    external: ['make'],
    plugins: [
      {
        name: 'modules',
        resolveId: (id) => (id in modules ? id : null),
        load: (id) => modules[id],
      },
    ],
  })
  const { output } = await bundle.generate({ minify: true })
  return output[0].code.trim()
}

const nothing = 'import"make";console.log(1);'

const computed: ReadonlyArray<string> = [
  'const a = make()',
  'export const a = make({ b: table.c })',
  'export const a = { b: make() }, c = [...make()]',
  'export const a = { [make()]: 1 }',
  'export const a = make().b.c()',
  "export const a = { 日本語: make('日本語') }\nexport const b = make('😀')",
  'export const a = `${make()}`',
]

const plain: ReadonlyArray<string> = [
  'const a = () => make()',
  "const a = { b: [1, 'c', /d/], e: (f) => make(f) }",
  'const a = used',
  'function a() { return make() }',
]

describe('values of top-level variables', () => {
  it.each(computed)('unused, %s is left out of a program', async (source) => {
    expect(await remainderOf(source)).not.toBe(nothing)
    expect(await remainderOf(markPureInitializers(source))).toBe(nothing)
  })

  it.each(plain)('%s is left as it is, and out of a program', async (source) => {
    expect(markPureInitializers(source)).toBe(source)
    expect(await remainderOf(source)).toBe(nothing)
  })

  it.each(['make()', 'const a = await make()', 'export const a = await make()'])(
    '%s is left as it is, and in a program',
    async (source) => {
      expect(markPureInitializers(source)).toBe(source)
      expect(await remainderOf(source)).not.toBe(nothing)
    },
  )

  it('are the same', async () => {
    const source = `const twice = (n) => 2 * n
export const four = twice(2)
export const table = { four, ten: twice(5), [\`k\${four}\`]: ['日本語', ...[four]] }
export const names = Object.keys(table)`
    const load = async (text: string): Promise<unknown> =>
      import(`data:text/javascript,${encodeURIComponent(text)}`)
    const marked = markPureInitializers(source)
    expect(marked).not.toBe(source)
    expect(await load(marked)).toEqual(await load(source))
  })
})
