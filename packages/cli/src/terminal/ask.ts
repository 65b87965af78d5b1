import { createInterface } from 'node:readline/promises'

/** The answer to a yes-or-no prompt; `interrupted` is Ctrl-C. */
export type Answer = 'yes' | 'no' | 'interrupted'

/** Prompts for `y` or `yes`; any other answer, and the end of the input, is no. */
export const askAt =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream) =>
  async (question: string): Promise<Answer> => {
    const lines = createInterface({ input, output })
    const interrupted = new Promise<Answer>((resolve) => {
      lines.once('SIGINT', () => resolve('interrupted'))
    })
    const ended = new Promise<'ended'>((resolve) => {
      lines.once('close', () => resolve('ended'))
    })
    const answered = lines
      .question(question)
      .then((text): Answer => (/^y(es)?$/i.test(text.trim()) ? 'yes' : 'no'))
    const answer = await Promise.race([answered, interrupted, ended])
    lines.close()
    // Enter was not pressed: start a new line.
    if (answer === 'ended' || answer === 'interrupted') output.write('\n')
    return answer === 'ended' ? 'no' : answer
  }
