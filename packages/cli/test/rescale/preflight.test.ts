import { memoryWorld, playTo } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, test } from 'vitest'

import { ensurePermitted } from '../../src/commands/rescale/preflight.ts'
import { sideOn } from './memorySide.ts'

const option = 'ec2:ModifyVpcPeeringConnectionOptions'

test.each([true, false])(
  'the permission to set the DNS option is verified if the request asks for it: %s',
  async (peeringDns) => {
    const world = memoryWorld({ request: { peeringDns } })
    const state = await playTo(world, 'StackReported')
    const asked = ensurePermitted(
      {
        ...sideOn(world.rescale, 'records'),
        preflight: (subject) =>
          TE.right({
            checks:
              subject.peeringDns === true
                ? [{ action: option, answer: 'refused', code: 'UnauthorizedOperation' }]
                : [],
            notCovered: [],
          }),
      },
      state,
    )
    const missing = { _tag: 'PermissionsMissing', actions: [option] }
    expect(await asked()).toMatchObject(peeringDns ? E.left(missing) : { _tag: 'Right' })
  },
)
