/** A program in a text that people read: a block of Markdown fenced as `ts`. */
export interface Snippet {
  readonly code: string
  /** What it must print: the block fenced as `text` right below it, if there is one. */
  readonly output: string | undefined
  /** Line of the text it starts at, counted from 1. */
  readonly line: number
}

const program = /^```ts\n([\s\S]*?)^```$(?:\n\n```text\n([\s\S]*?)^```$)?/gm

/** Returns the programs of a Markdown text, in order. */
export const snippetsIn = (markdown: string): ReadonlyArray<Snippet> =>
  [...markdown.matchAll(program)].map((match) => ({
    code: match[1] ?? '',
    output: match[2],
    line: markdown.slice(0, match.index).split('\n').length + 1,
  }))
