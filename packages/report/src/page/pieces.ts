/** Pieces that several sections are made of. */
import { type Instant, renderInstant } from '@byoa/core/values'

import { type Content, type Markup, markup } from '../markup/markup.ts'

/** Returns a time to the minute, in UTC. */
export const timeMarkup = (instant: Instant): Markup => {
  const text = renderInstant(instant)
  return markup`<time datetime="${text}">${text.slice(0, 16).replace('T', ' ')} UTC</time>`
}

/** Returns a section with its heading. */
export const section = (heading: string, content: Content): Markup =>
  markup`<section>
<h2>${heading}</h2>
${content}
</section>
`

const rowMarkup = (cells: ReadonlyArray<Content>): Markup =>
  markup`<tr>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>
`

/** Returns the headings of a table. */
export const headMarkup = (headings: ReadonlyArray<string>): Markup =>
  markup`<thead><tr>${headings.map((text) => markup`<th scope="col">${text}</th>`)}</tr></thead>`

/** Returns a table; nothing without rows. */
export const table = (
  headings: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<Content>>,
): Markup | undefined =>
  rows.length === 0
    ? undefined
    : markup`<table>
${headMarkup(headings)}
<tbody>
${rows.map(rowMarkup)}</tbody>
</table>`

/** Returns a list; nothing without items. */
export const list = (items: ReadonlyArray<Content>): Markup | undefined =>
  items.length === 0
    ? undefined
    : markup`<ul>
${items.map(
  (item) => markup`<li>${item}</li>
`,
)}</ul>
`

/** Returns content that the reader unfolds; on paper it is unfolded. */
export const folded = (title: string, content: Content): Markup =>
  markup`<details><summary>${title}</summary>
${content}</details>
`
