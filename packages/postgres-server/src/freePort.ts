/** A TCP port of 127.0.0.1 on which nobody listens. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below the ports that operating systems give to outgoing connections: nobody takes it meanwhile.
const [first, end] = [20_000, 32_000]

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

export const freePort = async (): Promise<number> => {
  const port = randomInt(first, end)
  return (await isFree(port)) ? port : freePort()
}
