/**
 * An error as AWS answers it: the code and the text that clients match on, and the HTTP status it
 * travels with.
 *
 * @source https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
import * as E from 'fp-ts/lib/Either.js'

// model

export interface AwsError {
  readonly code: string
  readonly message: string
  readonly status: number
}

// constructors

/** Answers with an error; 400 is the status of most. */
export const refuse = (code: string, message: string, status = 400): E.Either<AwsError, never> =>
  E.left({ code, message, status })

/** Answers that a parameter of EC2 has no possible value. */
export const invalidParameter = (message: string): E.Either<AwsError, never> =>
  refuse('InvalidParameterValue', message)

/** Answers that a required parameter of EC2 is absent. */
export const missingParameter = (name: string): E.Either<AwsError, never> =>
  refuse('MissingParameter', `The request must contain the parameter ${name}`)

/** Answers what CloudFormation, IAM and STS say of input they cannot take. */
export const validationError = (message: string): E.Either<AwsError, never> =>
  refuse('ValidationError', message)
