import { randomUUID } from 'node:crypto'

import type { IO } from 'fp-ts/lib/IO.js'

/** Returns a random token for a request to change a stack. */
export const newRequestToken: IO<string> = () => `byoa-${randomUUID()}`
