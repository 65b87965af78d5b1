/** Terraform on a machine that has it, with the stub in place of the AWS provider. */
import { execFile } from 'node:child_process'

import { inFolder } from '../../cloudformation/inFolder.ts'
import { providerSchema } from '../providerSchema.ts'
import { startGrpcServer } from './grpcServer.ts'
import { type Answers, stubProvider } from './stubProvider.ts'

/** How a command ended, and all that it printed. */
export interface TerraformRun {
  readonly status: number
  readonly text: string
}

/** A folder with a configuration, and Terraform in it. */
export interface Terraform {
  readonly run: (...args: ReadonlyArray<string>) => Promise<TerraformRun>
  /** Runs a command that has to succeed, and returns what it prints. */
  readonly textOf: (...args: ReadonlyArray<string>) => Promise<string>
}

/**
 * Terraform connects to a provider that runs already, installs none in its place and asks for no
 * certificate.
 *
 * @source https://developer.hashicorp.com/terraform/plugin/debugging
 */
const environment = (home: string, address: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: home,
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  TF_REATTACH_PROVIDERS: JSON.stringify({
    'registry.terraform.io/hashicorp/aws': {
      Protocol: 'grpc',
      ProtocolVersion: 5,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'tcp', String: address },
    },
  }),
})

const terraformIn =
  (cwd: string, address: string): Terraform['run'] =>
  (...args) =>
    new Promise((resolve) => {
      const env = environment(cwd, address)
      execFile('terraform', [...args], { cwd, env }, (error, stdout, stderr) => {
        resolve({ status: Number(error?.code ?? 0), text: `${stdout}${stderr}` })
      })
    })

/** Makes a folder with files, by their names, for as long as Terraform is used in it. */
export const withTerraform = <A>(
  files: Readonly<Record<string, string>>,
  answers: Answers,
  use: (terraform: Terraform) => Promise<A>,
): Promise<A> =>
  inFolder(files, async (folder) => {
    const server = await startGrpcServer(stubProvider(providerSchema, answers))
    const run = terraformIn(folder, server.address)
    const textOf: Terraform['textOf'] = async (...args) => {
      const { status, text } = await run(...args)
      if (status !== 0) throw new Error(`terraform ${args.join(' ')}: ${text}`)
      return text
    }
    try {
      return await use({ run, textOf })
    } finally {
      server.close()
    }
  })
