import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as O from 'fp-ts/lib/Option.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import {
  type FoundPostgres,
  findPostgres,
  hasPostgres,
  isPostgresRequired,
} from '../src/findPostgres.ts'

const url = 'postgres://someone@db.example:5432/postgres'

let folder: string

const program = (name: string, interpreter: string): void =>
  writeFileSync(join(folder, name), `#!${interpreter}\n`, { mode: 0o755 })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'byoa-programs-'))
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('PATH', folder)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const isFoundOnPath = (): boolean =>
  O.exists(({ place }: FoundPostgres) => place === folder)(findPostgres(['installed']))

describe('findPostgres', () => {
  it('prefers the server at DATABASE_URL, then programs on the PATH', () => {
    program('initdb', '/bin/sh')
    program('postgres', '/bin/sh')
    expect(findPostgres()).toEqual(O.some({ source: 'installed', place: folder }))
    vi.stubEnv('DATABASE_URL', url)
    expect(findPostgres()).toEqual(O.some({ source: 'DATABASE_URL', place: url }))
  })

  it('tries only the sources it is given', () => {
    vi.stubEnv('DATABASE_URL', url)
    expect(findPostgres([])).toEqual(O.none)
    expect(findPostgres(['embedded'])).not.toEqual(O.some({ source: 'DATABASE_URL', place: url }))
  })

  it('passes over a client alone, and over programs that this machine cannot execute', () => {
    program('psql', '/bin/sh')
    expect(isFoundOnPath()).toBe(false)
    program('initdb', '/bin/sh')
    expect(isFoundOnPath()).toBe(false)
    program('postgres', '/no/such/interpreter')
    expect(isFoundOnPath()).toBe(false)
    program('postgres', '/bin/sh')
    expect(isFoundOnPath()).toBe(true)
  })

  it('has no server where DATABASE_URL is empty', () => {
    expect(hasPostgres(['DATABASE_URL'])).toBe(false)
  })
})

it('there is a PostgreSQL, where BYOA_REQUIRE_POSTGRES=1 demands it', () => {
  vi.unstubAllEnvs()
  expect(hasPostgres() || !isPostgresRequired).toBe(true)
})
