import { expect, it } from 'vitest'

import { snippetsIn } from '../../src/consumer/snippets.ts'

const text = `# A page

\`\`\`ts
console.log(1)
\`\`\`

\`\`\`text
1
\`\`\`

\`\`\`sh
npx byoa demo
\`\`\`

\`\`\`ts
console.log(2)
\`\`\`

What follows is not its output.

\`\`\`text
3
\`\`\`
`

it('finds the programs of a page, with what they are said to print', () => {
  expect(snippetsIn(text)).toEqual([
    { code: 'console.log(1)\n', output: '1\n', line: 4 },
    { code: 'console.log(2)\n', output: undefined, line: 16 },
  ])
})
