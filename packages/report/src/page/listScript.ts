/**
 * The script of the list: filters by text, sorts by a column. Without it the list is in the order
 * of its onboardings, and the controls stay hidden.
 */
import { type Markup, markup } from '../markup/markup.ts'

/** The script, which has nothing that markup would have to escape. */
export const listScript: Markup = markup`
for (const main of document.querySelectorAll('main')) {
  const body = main.querySelector('tbody')
  const rows = [...body.rows]
  const filter = main.querySelector('input')
  const sort = main.querySelector('select')
  const key = (row) => row.cells[sort.value].dataset.key ?? row.cells[sort.value].textContent
  filter.addEventListener('input', () => {
    const words = filter.value.toLowerCase().split(' ')
    for (const row of rows) {
      const text = row.textContent.toLowerCase()
      row.hidden = !words.every((word) => text.includes(word))
    }
  })
  sort.addEventListener('change', () => {
    body.append(...rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)))
  })
  main.querySelector('.controls').hidden = false
}
`

/** Of the bytes above, for the content security policy; a test compares. */
export const listScriptDigest = 'sha256-n3LfjwecailqLEC1KOm5M4uA8ujLJyh29aehPPaC+cE='
