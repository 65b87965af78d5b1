/** The customer does its part with bash and the AWS CLI, by the scripts of its commands. */
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { expect } from 'vitest'

import { exited } from '../byoaProcess.ts'
import { aws, shim } from '../sandbox/awsShim.ts'
import type { Company } from './Company.ts'
import type { Does } from './Pair.ts'

const pathOf = ({ root }: Company, name: string): string => join(root, 'scripts', name)

/** Lets the next script be killed after its first change. */
export const killNext = ({ customer }: { readonly customer: Company }): Promise<void> =>
  writeFile(pathOf(customer, 'kill'), '')

const environment = (customer: Company): NodeJS.ProcessEnv => ({
  ...customer.env,
  PATH: `${dirname(pathOf(customer, 'aws'))}:${process.env['PATH']}`,
  REAL_AWS: aws,
  CALLS: pathOf(customer, 'calls'),
  KILL: pathOf(customer, 'kill'),
  AWS_ENDPOINT_URL: customer.front.endpoint,
  BYOA_PAUSE_SECONDS: '0.2',
})

/** Writes the script of a command, and runs it, again if it was killed. */
export const byScript: Does =
  ({ customer, onCustomer }) =>
  async (words) => {
    await mkdir(dirname(pathOf(customer, 'aws')), { recursive: true })
    await writeFile(pathOf(customer, 'aws'), shim)
    await chmod(pathOf(customer, 'aws'), 0o755)
    const script = customer.path(`${words[0]}.sh`)
    await onCustomer([...words, '--script', '--force', '--out', script])
    const command = ['bash', script, '--profile', 'admin']
    const run = () => exited(command, { env: environment(customer) })
    const first = await run()
    const ended = first.code === null ? await run() : first
    customer.said.push(first.stdout, first.stderr, ended.stdout, ended.stderr)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
  }
