/**
 * An error of AWS: the code and the text that clients match on, and the HTTP status.
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

/** Returns an error, by default with status 400. */
export const refuse = (code: string, message: string, status = 400): E.Either<AwsError, never> =>
  E.left({ code, message, status })

/** Returns EC2's error for an invalid value of a parameter. */
export const invalidParameter = (message: string): E.Either<AwsError, never> =>
  refuse('InvalidParameterValue', message)

/** Returns EC2's error for a missing parameter. */
export const missingParameter = (name: string): E.Either<AwsError, never> =>
  refuse('MissingParameter', `The request must contain the parameter ${name}`)

/** Returns the error of CloudFormation, IAM and STS for invalid input. */
export const validationError = (message: string): E.Either<AwsError, never> =>
  refuse('ValidationError', message)
