/**
 * Wraps comment lines wider than the page, which the formatter leaves alone.
 *
 * A line that is too wide is cut at a space; the rest moves to the front of the next line of the
 * same paragraph, or to a line of its own. Pictures (fenced), links and directives stay as they
 * are.
 */

/** How a comment line starts, and how the lines it spills into do. */
interface CommentLine {
  readonly prefix: string
  readonly continuation: string
  readonly text: string
}

const directive = /oxlint-|oxfmt-|@ts-/

const hangingIndent = (text: string): string =>
  ' '.repeat(/^\s*(?:(?:\d+\.|-) )?/.exec(text)?.[0].length ?? 0)

const readComment = (line: string): CommentLine | undefined => {
  const [, prefix, text] = /^(\s*(?:\*|\/\/) )(.*)$/.exec(line) ?? []
  if (prefix === undefined || text === undefined || directive.test(text)) return undefined
  return { prefix, continuation: prefix + hangingIndent(text), text }
}

// Opens a one-line docstring into three lines, so that it can be wrapped like any other.
const openUp = (line: string): ReadonlyArray<string> => {
  const [, indent, text] = /^(\s*)\/\*\* (.*) \*\/$/.exec(line) ?? []
  if (indent === undefined || text === undefined) return [line]
  return [`${indent}/**`, `${indent} * ${text}`, `${indent} */`]
}

const isSameParagraph = (line: string | undefined, comment: CommentLine): boolean => {
  if (line === undefined || !line.startsWith(comment.continuation)) return false
  const text = line.slice(comment.continuation.length)
  return /^[^\s@/*`-]/.test(text) && !/^\d+\. /.test(text) && !directive.test(text)
}

/** Wraps the comments of a source text; `width` is the widest line allowed, in columns. */
export const wrapComments = (source: string, width: number): string => {
  // Lines still to be read, as a stack: what spills over is put back and read again.
  const rest = source.split('\n').toReversed()
  const done: string[] = []
  let fenced = false
  while (rest.length > 0) {
    const line = rest.pop() ?? ''
    if (/^\s*\* *```/.test(line)) fenced = !fenced
    if (line.length <= width || fenced || line.includes('://')) {
      done.push(line)
      continue
    }
    const opened = openUp(line)
    if (opened.length > 1) {
      rest.push(...opened.toReversed())
      continue
    }
    const comment = readComment(line)
    const cut = line.lastIndexOf(' ', width)
    if (comment === undefined || cut < comment.continuation.length) {
      done.push(line)
      continue
    }
    done.push(line.slice(0, cut))
    const spilt = comment.continuation + line.slice(cut + 1)
    const next = rest.at(-1)
    if (next !== undefined && isSameParagraph(next, comment)) {
      rest.pop()
      rest.push(`${spilt} ${next.slice(comment.continuation.length)}`)
    } else rest.push(spilt)
  }
  return done.join('\n')
}
