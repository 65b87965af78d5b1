import { createInterface } from 'node:readline/promises'

/** What somebody answers to a yes-or-no question; `interrupted` is Ctrl-C. */
export type Answer = 'yes' | 'no' | 'interrupted'

/**
 * Asks a question that only `y` or `yes` answers in the affirmative; an end of the input is a no.
 */
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
    // Nobody pressed Enter: what is said next begins a line of its own.
    if (answer === 'ended' || answer === 'interrupted') output.write('\n')
    return answer === 'ended' ? 'no' : answer
  }
