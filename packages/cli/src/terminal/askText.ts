import { createInterface } from 'node:readline/promises'

/** A typed line; `ended` is the end of the input, `interrupted` is Ctrl-C. */
export type TypedText = { readonly text: string } | 'ended' | 'interrupted'

/** Prompts for a line. */
export const askTextAt =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream) =>
  async (question: string): Promise<TypedText> => {
    const lines = createInterface({ input, output })
    const interrupted = new Promise<TypedText>((resolve) => {
      lines.once('SIGINT', () => resolve('interrupted'))
    })
    const ended = new Promise<TypedText>((resolve) => {
      lines.once('close', () => resolve('ended'))
    })
    const answered = lines.question(question).then((text): TypedText => ({ text: text.trim() }))
    const typed = await Promise.race([answered, interrupted, ended])
    lines.close()
    if (typeof typed === 'string') output.write('\n')
    return typed
  }
