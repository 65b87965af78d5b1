/** What a run on AWS needs around it in a test: profiles in files, and time that passes quickly. */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'

import picocolors from 'picocolors'
import { expect, vi } from 'vitest'

import { runCommandLine } from '../../src/program.ts'
import type { Answer } from '../../src/terminal/ask.ts'
import { type Ran, jsonLines } from '../byoa.ts'
import type { WorkingDirectory } from '../workingDirectory.ts'

export interface ProfileKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/** A profile without keys: it assumes a role with those of another one. */
export interface ProfileRole {
  readonly roleArn: string
  readonly sourceProfile: string
  readonly mfaSerial?: string
}

const linesOf = (profile: ProfileKeys | ProfileRole): ReadonlyArray<string> => {
  if ('roleArn' in profile) {
    const { roleArn, sourceProfile, mfaSerial } = profile
    return [
      `role_arn = ${roleArn}`,
      `source_profile = ${sourceProfile}`,
      ...(mfaSerial === undefined ? [] : [`mfa_serial = ${mfaSerial}`]),
    ]
  }
  const { accessKeyId, secretAccessKey, sessionToken } = profile
  return [
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey}`,
    ...(sessionToken === undefined ? [] : [`aws_session_token = ${sessionToken}`]),
  ]
}

const sectionOf = ([name, profile]: readonly [string, ProfileKeys | ProfileRole]): string =>
  [`[${name}]`, ...linesOf(profile), ''].join('\n')

/** Writes AWS files of a test's own and lets the SDK read them, and no others. */
export const useProfiles = async (
  { path }: WorkingDirectory,
  profiles: Readonly<Record<string, ProfileKeys | ProfileRole>>,
): Promise<void> => {
  // The SDK reads a file once, so each set of profiles has files of its own.
  const name = randomBytes(4).toString('hex')
  const files = { config: path(`config-${name}`), credentials: path(`credentials-${name}`) }
  await writeFile(files.config, '')
  await writeFile(files.credentials, Object.entries(profiles).map(sectionOf).join('\n'))
  vi.stubEnv('AWS_CONFIG_FILE', files.config)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', files.credentials)
}

export interface RealTime {
  readonly ask?: (question: string) => Promise<Answer>
}

/** Records nothing in the data folder of this machine. */
const stored = (words: ReadonlyArray<string>): ReadonlyArray<string> =>
  words.includes('--store') || words.includes('--endpoint-url')
    ? words
    : [...words, '--store', 'memory']

/** Runs `byoa <words>` by the real clock, but with short pauses. */
export const byoaNow = async (
  words: ReadonlyArray<string>,
  { ask }: RealTime = {},
): Promise<Ran> => {
  const out: string[] = []
  const err: string[] = []
  const all: string[] = []
  const keep = (lines: string[]) => (line: string) => {
    lines.push(line)
    all.push(line)
  }
  const code = await runCommandLine(words, {
    version: '1.2.3',
    now: () => Date.now(),
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        setTimeout(resolve, Math.min(milliseconds, 20))
      }),
    ...(ask === undefined ? {} : { ask }),
    terminal: { out: keep(out), err: keep(err), colours: picocolors.createColors(false) },
  })
  return { code, out, err, all: all.join('\n') }
}

/** Runs `byoa run <words>` by the real clock. */
export const runNow = (words: ReadonlyArray<string>, time?: RealTime): Promise<Ran> =>
  byoaNow(['run', ...stored(words)], time)

/** Records a decision about the onboarding of a directory. */
export const decideIn = async (
  out: string,
  name: string,
  ...more: ReadonlyArray<string>
): Promise<void> => {
  const store = ['--store', `dir:${out}`]
  const listed = jsonLines((await byoaNow(['rescale', 'list', '--json', ...store])).out)
  const decided = await byoaNow([
    'rescale',
    name,
    String(listed[0]?.['onboardingId']),
    ...more,
    ...store,
  ])
  expect({ code: decided.code, err: decided.err }).toEqual({ code: 0, err: [] })
}

/** The types of a stream of events in a file. */
export const typesIn = (eventsFile: string): ReadonlyArray<string> =>
  eventsFile
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly type: string }).type)
