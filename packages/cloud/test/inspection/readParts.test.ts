import * as TE from 'fp-ts/lib/TaskEither.js'
import { expect, it } from 'vitest'

import type { AwsError } from '../../src/aws/AwsError.ts'
import { operationError } from '../../src/failures/OperationError.ts'
import { readParts } from '../../src/inspection/readParts.ts'

interface Parts {
  readonly one: number
  readonly two: string
  readonly three: boolean
}

const refusal: AwsError = {
  _tag: 'AwsError',
  action: 'ec2:DescribeVpcs',
  code: 'UnauthorizedOperation',
  message: 'no',
}

it('a part that cannot be read does not stop the others', async () => {
  const read = readParts<Parts>({
    one: TE.right(1),
    two: TE.left(refusal),
    three: TE.left(operationError('RoleNotVisible', 'gone')),
  })
  expect(await read()).toEqual({
    one: 1,
    refused: [
      { part: 'two', action: 'ec2:DescribeVpcs', code: 'UnauthorizedOperation' },
      { part: 'three', code: 'RoleNotVisible' },
    ],
  })
})

it('parts that are not read are neither seen nor refused', async () => {
  expect(await readParts<Parts>({ three: TE.right(false) })()).toEqual({ three: false })
})
