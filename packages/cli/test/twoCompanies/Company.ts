/**
 * A company of a test: a folder and a home of its own, credentials of its own account, and an
 * endpoint that hears every call of its commands.
 */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, vi } from 'vitest'

import { byoaCommand, exited } from '../byoaProcess.ts'
import { runNow } from '../rescale/rescaleStage.ts'
import { type Front, startFront } from '../run/runAwsFront.ts'
import type { Announced } from '../sandbox/runningSandbox.ts'

// model

export interface Said {
  readonly code: number | null
  readonly text: string
}

/** Runs `byoa <words>` with the environment and in the folder of a company. */
export type Way = (words: ReadonlyArray<string>, home: Home) => Promise<Said>

type Environment = Readonly<Record<string, string | undefined>>

interface Home {
  readonly root: string
  readonly env: Environment
}

export interface Company {
  /** The folder of all of its files. */
  readonly root: string
  /** A path in its folder of documents. */
  readonly path: (...names: ReadonlyArray<string>) => string
  /** Its home, where a default store or a pin would be. */
  readonly home: string
  /** The environment of its commands: its home, and none of the credentials of others. */
  readonly env: Environment
  readonly accessKeyId: string
  readonly front: Front
  /** Everything that its commands have said. */
  readonly said: string[]
  /** Runs `byoa <words>` on its account. */
  readonly run: (...words: ReadonlyArray<string>) => Promise<Said>
}

export interface CompanyOptions {
  readonly sandbox: Announced
  readonly party: 'rescale' | 'customer'
  readonly way: Way
}

// ways

/** Runs commands in this process. */
export const inProcess: Way = async (words, { env }) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  try {
    const { code, all } = await runNow(words)
    return { code, text: all }
  } finally {
    vi.unstubAllEnvs()
  }
}

const workspace = new URL('../../../..', import.meta.url).pathname

/** Lets a process read the program and the folder of its company, and write only the latter. */
const confinedTo = (root: string): ReadonlyArray<string> => [
  '--permission',
  ...[workspace, root].map((folder) => `--allow-fs-read=${join(folder, '*')}`),
  `--allow-fs-write=${join(root, '*')}`,
]

/** Starts a process for each command, which cannot open the files of anybody else. */
export const inProcesses: Way = async (words, { root, env }) => {
  const [program = '', ...rest] = byoaCommand(words)
  const command = [program, ...confinedTo(root), ...rest]
  const { code, stdout, stderr } = await exited(command, { env, cwd: join(root, 'documents') })
  return { code, text: stdout + stderr }
}

// constructors

/** Nothing of the environment of the tests says who calls, or where. */
const environment = (home: string): Environment => ({
  HOME: home,
  USERPROFILE: home,
  APPDATA: join(home, 'AppData', 'Roaming'),
  LOCALAPPDATA: join(home, 'AppData', 'Local'),
  XDG_CONFIG_HOME: join(home, '.config'),
  XDG_DATA_HOME: join(home, '.local', 'share'),
  XDG_STATE_HOME: join(home, '.local', 'state'),
  AWS_CONFIG_FILE: join(home, '.aws', 'config'),
  AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws', 'credentials'),
  AWS_PROFILE: undefined,
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
})

/** Makes the folder of a company; its AWS files have one profile, `admin`. */
export const openCompany = async (
  root: string,
  { sandbox, party, way }: CompanyOptions,
): Promise<Company> => {
  const home = join(root, 'home')
  const documents = join(root, 'documents')
  const account = sandbox.accounts.find((one) => one.party === party)
  const { accessKeyId, secretAccessKey } = account ?? expect.unreachable(party)
  await mkdir(join(home, '.aws'), { recursive: true })
  await mkdir(documents)
  await writeFile(join(home, '.aws', 'config'), '')
  await writeFile(
    join(home, '.aws', 'credentials'),
    `[admin]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  )
  const front = await startFront(sandbox.endpoint)
  const onAccount = ['--profile', 'admin', '--endpoint-url', front.endpoint]
  const said: string[] = []
  const env = environment(home)
  return {
    root,
    path: (...names) => join(documents, ...names),
    home,
    env,
    accessKeyId,
    front,
    said,
    run: async (...words) => {
      const ran = await way([...words, ...onAccount], { root, env })
      said.push(ran.text)
      return ran
    },
  }
}

// queries

/** Returns every file below a folder, with what changes when it is written. */
export const filesBelow = async (
  folder: string,
): Promise<ReadonlyArray<readonly [path: string, stamp: string]>> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()
  return Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs, ctimeMs } = await stat(path)
      return [path, `${size} ${mtimeMs} ${ctimeMs}`] as const
    }),
  )
}
