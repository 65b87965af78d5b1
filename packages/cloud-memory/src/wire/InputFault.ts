/** Errors for parameters, in the two query protocols. */
import type * as E from 'fp-ts/lib/Either.js'

import { type AwsError, missingParameter, refuse, validationError } from '../aws/AwsError.ts'

// model

/** EC2 has lists as `X.1` and its own error format; the other services have `X.member.1`. */
export type Protocol = 'ec2' | 'query'

/** `name` is the name on the wire, e.g. `Filter.1.Name`. */
export type InputFault =
  /** AWS has no such parameter. */
  | { readonly _tag: 'Unknown'; readonly name: string }
  /** AWS has the parameter or value; it is not served here. */
  | { readonly _tag: 'Unserved'; readonly name: string; readonly value?: string }
  | { readonly _tag: 'Missing'; readonly name: string }
  | {
      readonly _tag: 'Invalid'
      readonly name: string
      readonly value: string
      readonly expected: string
    }

// operations

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

const unserved = ({ name, value }: { readonly name: string; readonly value?: string }): string =>
  value === undefined
    ? `The in-memory AWS does not serve the parameter ${name}.`
    : `The in-memory AWS does not serve the value ${value} of the parameter ${name}.`

const ec2Refusal = (fault: InputFault): E.Either<AwsError, never> => {
  switch (fault._tag) {
    case 'Unknown':
      return refuse('UnknownParameter', `The parameter ${fault.name} is not recognized`)
    case 'Unserved':
      return refuse('UnsupportedOperation', unserved(fault))
    case 'Missing':
      return missingParameter(lowerFirst(fault.name))
    case 'Invalid':
      return refuse(
        'InvalidParameterValue',
        `Value (${fault.value}) for parameter ${lowerFirst(fault.name)} is invalid. Expecting ${fault.expected}.`,
      )
  }
}

const queryRefusal = (fault: InputFault): E.Either<AwsError, never> => {
  switch (fault._tag) {
    case 'Unknown':
      return refuse('UnknownParameter', `The parameter ${fault.name} is not recognized`)
    case 'Unserved':
      return validationError(unserved(fault))
    case 'Missing':
      return validationError(
        `1 validation error detected: Value null at '${lowerFirst(fault.name)}' failed to satisfy constraint: Member must not be null`,
      )
    case 'Invalid':
      return validationError(
        `1 validation error detected: Value '${fault.value}' at '${lowerFirst(fault.name)}' failed to satisfy constraint: Member must be ${fault.expected}`,
      )
  }
}

/** Returns the error of a protocol for a parameter. */
export const refuseInput = (protocol: Protocol, fault: InputFault): E.Either<AwsError, never> =>
  protocol === 'ec2' ? ec2Refusal(fault) : queryRefusal(fault)
