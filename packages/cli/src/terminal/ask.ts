import { createInterface } from 'node:readline/promises'

/**
 * Asks a question that only `y` or `yes` answers in the affirmative; an end of the input is a no.
 */
export const askAt =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream) =>
  async (question: string): Promise<boolean> => {
    const lines = createInterface({ input, output })
    const ended = new Promise<string>((resolve) => {
      lines.once('close', () => resolve(''))
    })
    const answer = await Promise.race([lines.question(question), ended])
    lines.close()
    return /^y(es)?$/i.test(answer.trim())
  }
