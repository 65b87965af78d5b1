import { type Interface, createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** The answer to a yes-or-no prompt; `interrupted` is Ctrl-C. */
export type Answer = 'yes' | 'no' | 'interrupted'

/** A typed line; `ended` is the end of the input, `interrupted` is Ctrl-C. */
export type TypedLine = { readonly text: string } | 'ended' | 'interrupted'

const lineOf = async (
  lines: Interface,
  question: string,
  output: NodeJS.WritableStream,
): Promise<TypedLine> => {
  const interrupted = new Promise<TypedLine>((resolve) => {
    lines.once('SIGINT', () => resolve('interrupted'))
  })
  const ended = new Promise<TypedLine>((resolve) => {
    lines.once('close', () => resolve('ended'))
  })
  const answered = lines.question(question).then((text): TypedLine => ({ text: text.trim() }))
  const line = await Promise.race([answered, interrupted, ended])
  lines.close()
  // Enter was not pressed: start a new line.
  if (typeof line === 'string') output.write('\n')
  return line
}

/** Prompts for `y` or `yes`; any other answer, and the end of the input, is no. */
export const askAt =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream) =>
  async (question: string): Promise<Answer> => {
    const line = await lineOf(createInterface({ input, output }), question, output)
    if (line === 'interrupted') return line
    return line !== 'ended' && /^y(es)?$/i.test(line.text) ? 'yes' : 'no'
  }

/** Prompts for a line. */
export const askTextAt =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream) =>
  (question: string): Promise<TypedLine> =>
    lineOf(createInterface({ input, output }), question, output)

/** Prompts for a line, and does not show what is typed. */
export const askSecretAt =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream) =>
  async (question: string): Promise<TypedLine> => {
    const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
    output.write(question)
    const line = await lineOf(
      createInterface({ input, output: unseen, terminal: true }),
      '',
      output,
    )
    if (typeof line !== 'string') output.write('\n')
    return line
  }
