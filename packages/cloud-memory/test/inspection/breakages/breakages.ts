/** Everything that is broken, one thing at a time. */
import type { Breakage } from './Breakage.ts'
import { role } from './role.ts'
import { launches } from './launches.ts'
import { organization } from './organization.ts'
import { stack } from './stack.ts'
import { vpc } from './vpc.ts'
import { waysOut } from './waysOut.ts'
import { endpoints } from './endpoints.ts'
import { securityGroups } from './securityGroups.ts'
import { networkAcls } from './networkAcls.ts'
import { connection } from './connection.ts'

export const breakages: ReadonlyArray<Breakage> = [
  ...role,
  ...launches,
  ...organization,
  ...stack,
  ...vpc,
  ...waysOut,
  ...endpoints,
  ...securityGroups,
  ...networkAcls,
  ...connection,
]
