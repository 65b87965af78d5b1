/**
 * The pictures in the documents are what the command draws now. `UPDATE_DIAGRAMS=1` writes them
 * anew.
 */
import { readFile, writeFile } from 'node:fs/promises'

import { agreedConnectionOf } from '@byoa/application'
import { customerConsole, noPatience, rescaleCloud } from '@byoa/cloud'
import { inspect } from '@byoa/core/inspection'
import { pictureOfState, renderSvg, withChecks } from '@byoa/report'
import { type ConnectedWorld, connectedWorld } from '@byoa/testing/world'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'

import { byoa } from '../byoa.ts'
import { exampleFile } from '../exampleFile.ts'

const right = <A>(either: E.Either<unknown, A>): A =>
  E.isRight(either) ? either.right : expect.unreachable(JSON.stringify(either.left))

const expectCurrent = async (name: string, svg: string): Promise<void> => {
  const image = new URL(`../../../../docs/images/${name}`, import.meta.url)
  if (process.env['UPDATE_DIAGRAMS'] === '1') await writeFile(image, svg)
  expect(await readFile(image, 'utf8')).toBe(svg)
}

test.each([
  ['environment-open.svg', 'setup.json', []],
  ['environment-blocked.svg', 'request-blocked.json', []],
  ['environment-open-ja.svg', 'setup.json', ['--language', 'ja']],
])('%s is the picture of %s', async (image, example, more) => {
  const { out } = await byoa(['diagram', exampleFile(example), ...more])
  await expectCurrent(image, `${out.join('\n')}\n`)
})

/** What the doctor sees in both accounts. */
const examined = async ({ cloud, request, state }: ConnectedWorld) => {
  const { region, accountId } = request
  const agreed = right(agreedConnectionOf(state, cloud.clock.now()))
  const { peeringId, rescaleVpc, setup } = agreed
  const waiting = {
    wait: { now: () => cloud.clock.now(), sleep: () => Promise.resolve() },
    patience: noPatience,
  }
  const awsFor = () => cloud.administratorAws(accountId, region)
  const { roleArn, vpcId, stackName } = state.stack
  const role = {
    roleArn,
    vpcId,
    externalIds: setup.externalIds,
    wrongExternalId: `byoa-acme-${'0'.repeat(32)}`,
  }
  const peering = peeringId === undefined ? {} : { peeringId }
  const stack = stackName === undefined ? {} : { stackName }
  const { readAccount } = customerConsole({ awsFor, newRequestToken: () => 'token', ...waiting })
  const platform = rescaleCloud({ awsFor: cloud.rescaleAws, ...waiting })
  return inspect(
    {
      customer: await readAccount({ region, roleArn, vpcId, ...stack, ...peering })(),
      rescale: await platform.readAccount({ region, rescaleVpc, role, ...peering })(),
    },
    agreed,
  )
}

test('broken-connection.svg is what the doctor sees after an administrator’s mistakes', async () => {
  const world = await connectedWorld()
  const { state, request, cloud } = world
  const { ec2, iam } = cloud.administratorAws(request.accountId, request.region)
  const [RouteTableId = ''] = state.stack.routeTableIds
  const [DestinationCidrBlock] = state.rescaleVpc.cidrs
  right(await ec2.deleteRoute({ RouteTableId, DestinationCidrBlock })())
  const AWS = state.setup.rescaleAccountId
  const Statement = { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }
  const [RoleName = ''] = state.stack.roleArn.split('/').slice(-1)
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  right(await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument })())
  const picture = withChecks(right(pictureOfState(state)), await examined(world))
  expect([...new Set(picture.marks.map(({ id }) => id))]).toEqual(
    expect.arrayContaining(['role-refuses-without-id', 'customer-routes-missing']),
  )
  await expectCurrent('broken-connection.svg', renderSvg(picture, { language: 'en' }))
})
