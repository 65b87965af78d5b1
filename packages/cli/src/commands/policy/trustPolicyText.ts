import { parseJson } from '@byoa/core/codec'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

// The AWS CLI decodes the document; the API itself returns it as URL-encoded text.
const GetRoleOutput = t.type({
  Role: t.type({ AssumeRolePolicyDocument: t.union([t.string, t.UnknownRecord]) }),
})

/**
 * Returns the trust policy in a text: that of the role when the text is the output of `aws iam
 * get-role`, otherwise the text itself.
 */
export const trustPolicyText = (text: string): string =>
  pipe(
    parseJson(text),
    E.flatMap((json): E.Either<unknown, t.TypeOf<typeof GetRoleOutput>> =>
      GetRoleOutput.decode(json),
    ),
    E.map(({ Role: { AssumeRolePolicyDocument: policy } }) =>
      typeof policy === 'string' ? policy : JSON.stringify(policy),
    ),
    E.getOrElse(() => text),
  )
