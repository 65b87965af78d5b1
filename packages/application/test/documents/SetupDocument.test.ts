import { SetupDocument, decodeSetupDocument, setupDocumentOf } from '@byoa/application'
import { PrefixListId, RoleArn } from '@byoa/core/iam/identity'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'

import { given, parties, playTo } from '../support/parties.ts'

const rescaleRoleArn = given(RoleArn, 'arn:aws:iam::999988887777:role/ScaleX')
const s3PrefixListId = given(PrefixListId, 'pl-63a5400a')

describe('the document of an issued setup', () => {
  test('has what was agreed and what the customer has to know of Rescale', async () => {
    const played = parties()
    const state = await playTo(played, 'SetupIssued')
    const { request, setup, lease, rescaleVpc } = state
    const expected: SetupDocument = {
      version: 1,
      onboardingId: played.onboardingId,
      companyCode: request.companyCode,
      accountId: request.accountId,
      region: request.region,
      agreedCidr: lease.cidr,
      externalId: setup.externalId,
      rescaleAccountId: rescaleVpc.accountId,
      rescaleVpcId: rescaleVpc.vpcId,
      rescaleVpcCidrs: rescaleVpc.cidrs,
      stackName: setupDocumentOf(state).stackName,
      templateDigest: setup.templateDigest,
      reportBy: lease.expiresAt,
    }
    expect(expected.stackName).toBe(`rescale-byoa-${request.companyCode}`)
    const { rescaleRoleArn: _role, s3PrefixListId: _list, ...plain } = setupDocumentOf(state)
    expect(plain).toEqual(expected)
    const full = setupDocumentOf({
      ...state,
      setup: { ...setup, rescaleRoleArn },
      rescaleVpc: { ...rescaleVpc, s3PrefixListId },
    })
    expect(full).toEqual({ ...expected, rescaleRoleArn, s3PrefixListId })
    expect(decodeSetupDocument(SetupDocument.encode(full))).toEqual(E.right(full))
  })
})
