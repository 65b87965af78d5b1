import { type MotoServer, hasMotoServer, isMotoRequired, startMotoServer } from '@byoa/scripted-aws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * Declares tests on a moto server of their own. Without the program they are skipped, or it is a
 * failure where it is required.
 */
export const onMoto = (declare: (endpointOf: () => string) => void): void => {
  const isPresent = hasMotoServer()

  describe.runIf(!isPresent && isMotoRequired)('moto_server', () => {
    it('is on the PATH, as BYOA_REQUIRE_MOTO=1 demands', () => {
      expect(isPresent).toBe(true)
    })
  })

  describe.skipIf(!isPresent)('on moto_server', () => {
    let moto: MotoServer | undefined
    beforeAll(async () => {
      moto = await startMotoServer()
    })
    afterAll(async () => {
      await moto?.stop()
    })
    declare(() => moto?.endpoint ?? '')
  })
}
