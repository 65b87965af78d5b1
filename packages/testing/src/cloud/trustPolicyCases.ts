/** Reading the trust policy of the role: through the role itself, and by its owner. */
import { parsePolicyText } from '@byoa/core/iam/policy'
import { partsOfRoleArn, renderRoleArn } from '@byoa/core/iam/identity'
import type { StackReport } from '@byoa/core/onboarding'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { expect } from 'vitest'

import type { CloudScene } from './CloudScene.ts'
import { type DeclareCase, succeed } from './cloudHarness.ts'
import { externalId, noRoleOf, roleFor, templateFor } from './cloudSamples.ts'
import { accessTo, withStack } from './cloudStory.ts'

/** Reads a document as IAM returns it, URL-encoded. */
const documentIn = (text: string): unknown => {
  const parsed = parsePolicyText(text)
  return E.isRight(parsed) ? parsed.right : expect.unreachable(`no JSON: ${text}`)
}

const readByOwner = (
  { customerConsole, region }: CloudScene,
  { roleArn }: Pick<StackReport, 'roleArn'>,
): Promise<O.Option<string>> => succeed(customerConsole.readTrustPolicy({ region, roleArn }))

const throughRoleCases = (declare: DeclareCase): void => {
  declare('is read through the role, when the role may read itself', async (scene) => {
    const { body } = templateFor(scene)
    const readable = body.replace('"ec2:DescribeSubnets"', '"ec2:DescribeSubnets",\n"iam:GetRole"')
    expect(readable).not.toBe(body)
    const stack = await withStack(scene, readable)
    const text = await succeed(scene.customerCloud.readTrustPolicy(accessTo(scene, stack)))
    expect(documentIn(text)).toEqual(documentIn(roleFor(scene, stack).trustPolicy))
  })
}

const ownerCases = (declare: DeclareCase): void => {
  declare('is read by the owner of the role, as it is now', async (scene) => {
    const stack = await withStack(scene)
    const before = await readByOwner(scene, stack)
    expect(O.map(documentIn)(before)).toEqual(O.some(documentIn(roleFor(scene, stack).trustPolicy)))
    await scene.colleague.closeRole(stack.roleArn)
    const closed = JSON.stringify(O.map(documentIn)(await readByOwner(scene, stack)))
    expect(closed).toContain(scene.customer.accountId)
    expect(closed).not.toContain(externalId)
  })

  declare('is none of a role that is not there', async (scene) => {
    const stack = await withStack(scene)
    expect(await readByOwner(scene, { roleArn: noRoleOf(scene) })).toEqual(O.none)
    await scene.colleague.deleteRole(stack.roleArn)
    expect(await readByOwner(scene, stack)).toEqual(O.none)
  })

  declare('is none of a role that has the name but another path', async (scene) => {
    const stack = await withStack(scene)
    const roleArn = renderRoleArn({ ...partsOfRoleArn(stack.roleArn), path: '/elsewhere/' })
    expect(await readByOwner(scene, { roleArn })).toEqual(O.none)
  })
}

/** The cases about the trust policy. */
export const trustPolicyCases = (declare: DeclareCase): void => {
  throughRoleCases(declare)
  ownerCases(declare)
}
