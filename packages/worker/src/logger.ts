/**
 * Structured logs without secrets: external IDs, credentials and passwords in connection strings
 * are replaced wherever they are in a line, also inside messages of errors.
 */
import { type DestinationStream, type Logger, pino } from 'pino'

const secrets: ReadonlyArray<readonly [RegExp, string]> = [
  // External IDs.
  [/byoa-[a-z][a-z0-9-]{1,31}-[0-9a-f]{32}/g, '[external ID]'],
  // User and password of an address.
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"]+@/gi, '$1[credentials]@'],
  // Access keys.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '[access key]'],
]

/** Replaces the secrets in a text. */
export const withoutSecrets = (text: string): string =>
  secrets.reduce((line, [secret, replacement]) => line.replace(secret, replacement), text)

const named = ['externalId', 'nextExternalId', 'secretAccessKey', 'sessionToken', 'password', 'url']

/** Creates the logger of a worker; by default it writes JSON lines to standard output. */
export const createLogger = (destination?: DestinationStream): Logger => {
  const options = {
    base: { service: 'byoa-worker', pid: process.pid },
    redact: named.flatMap((name) => [name, `*.${name}`]),
    hooks: { streamWrite: withoutSecrets },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
