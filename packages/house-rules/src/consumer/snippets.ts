/** A program in a text that people read: a block of Markdown fenced as `ts`. */
export interface Snippet {
  readonly code: string
  /** Line of the text it starts at, counted from 1. */
  readonly line: number
}

/** Returns the programs of a Markdown text, in order. */
export const snippetsIn = (markdown: string): ReadonlyArray<Snippet> =>
  [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((match) => ({
    code: match[1] ?? '',
    line: markdown.slice(0, match.index).split('\n').length + 1,
  }))
