/** TLS, with a certificate that the test makes. */
import { type PostgresServer, hasPostgres, startPostgres } from '@byoa/postgres-server'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openPostgresStore } from '../../src/postgres/index.ts'
import { failed, sql, succeed } from '../stores.ts'

const started = ['installed', 'embedded'] as const
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** Makes `server.crt` and `server.key`, which PostgreSQL reads by default, for `localhost`. */
const makeCertificate = (directory: string): string => {
  const [key, certificate] = [join(directory, 'server.key'), join(directory, 'server.crt')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', key, '-out', certificate]
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  execFileSync('openssl', [...kind, '-nodes', '-days', '1', ...subject, ...files], {
    stdio: 'ignore',
  })
  const { uid, gid } = statSync(directory)
  chownSync(key, uid, gid)
  chownSync(certificate, uid, gid)
  chmodSync(key, 0o600)
  return certificate
}

describe.skipIf(!hasPostgres(started) || !hasOpenssl)(
  'TLS (needs PostgreSQL programs and openssl)',
  () => {
    let server: PostgresServer
    let certificate = ''
    let url = ''

    beforeAll(async () => {
      server = await startPostgres({ sources: started })
      const { database, close } = await succeed(openPostgresStore({ url: server.url }))
      const [row] = await sql(database, `SELECT current_setting('data_directory') AS directory`)
      certificate = makeCertificate((row as { readonly directory: string }).directory)
      await succeed(database.run('ALTER SYSTEM SET ssl = on'))
      await close()
      await server.restart()
      url = `${server.url.replace('127.0.0.1', 'localhost')}?sslmode=verify-full`
    })

    afterAll(() => server.stop())

    it('is used when the URL asks for it', async () => {
      const trusted = `${url}&sslrootcert=${encodeURIComponent(certificate)}`
      const store = await succeed(openPostgresStore({ url: trusted }))
      const text = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'
      expect(await sql(store.database, text)).toEqual([{ ssl: true }])
      await store.close()
    })

    it('is refused with a certificate that is not trusted, and not attempted again', async () => {
      const failure = await failed(openPostgresStore({ url }))
      expect(failure).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', retryable: false })
    })
  },
)
