/**
 * One action on the wire: its form is read by a shape, the world is asked, and the output is what
 * the response shows.
 */
import * as E from 'fp-ts/lib/Either.js'

import { type AwsError, missingParameter, refuse, validationError } from '../aws/AwsError.ts'
import type { ActionName, InputOf, OutputOf } from '../aws/actions.ts'
import type { CallOf } from '../aws/apply.ts'
import { type FormNode, textOf, without } from './Form.ts'
import { markToken, unmarkToken } from './pageTokens.ts'
import { type FieldsOf, type Ignored, type ShapeFault, structure } from './Shape.ts'

// model

/** Makes a call as whoever asks. */
export type Send = <Name extends ActionName>(
  call: CallOf<Name>,
) => E.Either<AwsError, OutputOf<Name>>

/** Answers a form, without `Action` and `Version`, with the members of the response. */
export type Operation = (form: FormNode, send: Send) => E.Either<AwsError, object>

/** Name of the action → its operation. */
export type Operations = Readonly<Record<string, Operation>>

export interface OperationOptions<Name extends ActionName> {
  /** Parameters that are taken and change nothing. */
  readonly ignored?: Ignored
  /** What the response shows, where it is not the output as it is. */
  readonly present?: (output: OutputOf<Name>) => object
}

export interface QueryOperationOptions<Name extends ActionName> extends OperationOptions<Name> {
  /** Refuses a form in words that no shape has. */
  readonly refused?: (form: FormNode) => AwsError | undefined
}

// faults

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

const ec2Fault = (fault: ShapeFault): E.Either<AwsError, never> => {
  switch (fault._tag) {
    case 'Unknown':
      return refuse('UnknownParameter', `The parameter ${fault.name} is not recognized`)
    case 'Missing':
      return missingParameter(lowerFirst(fault.name))
    case 'Invalid':
      return refuse(
        'InvalidParameterValue',
        `Value (${fault.value}) for parameter ${lowerFirst(fault.name)} is invalid. Expecting ${fault.expected}.`,
      )
    case 'Unsupported':
      return refuse(
        'UnsupportedOperation',
        `Value (${fault.value}) for parameter ${lowerFirst(fault.name)} is not supported here.`,
      )
  }
}

const queryFault = (fault: ShapeFault): E.Either<AwsError, never> => {
  switch (fault._tag) {
    case 'Unknown':
      return refuse('UnknownParameter', `The parameter ${fault.name} is not recognized`)
    case 'Missing':
      return validationError(
        `1 validation error detected: Value null at '${lowerFirst(fault.name)}' failed to satisfy constraint: Member must not be null`,
      )
    case 'Invalid':
      return validationError(
        `1 validation error detected: Value '${fault.value}' at '${lowerFirst(fault.name)}' failed to satisfy constraint: Member must be ${fault.expected}`,
      )
    case 'Unsupported':
      return validationError(
        `Value '${fault.value}' at '${lowerFirst(fault.name)}' is not supported here`,
      )
  }
}

// constructors

/** Builds an action of EC2, with `DryRun`; empty outputs become `return`. */
export const ec2Operation = <Name extends ActionName>(
  action: Name,
  fields: FieldsOf<InputOf<Name>>,
  { ignored, present }: OperationOptions<Name> = {},
): Operation => {
  const shape = structure<InputOf<Name>>(fields, ignored)
  return (form, send) => {
    const dryRun = textOf(form, 'DryRun')
    const unmarked = unmarkToken(action, form)
    if (E.isLeft(unmarked)) return unmarked
    const rest = dryRun === undefined ? unmarked.right : without(unmarked.right, ['DryRun'])
    const input = shape.read(rest, { protocol: 'ec2', path: '' }, '')
    if (E.isLeft(input)) return ec2Fault(input.left)
    if (dryRun !== undefined && dryRun !== 'true' && dryRun !== 'false') {
      return ec2Fault({ _tag: 'Invalid', name: 'DryRun', value: dryRun, expected: 'true or false' })
    }
    const output = send({ action, input: input.right, dryRun: dryRun === 'true' })
    if (E.isLeft(output)) return output
    const shown: object = present === undefined ? output.right : present(output.right)
    if (Object.keys(shown).length === 0) return E.right({ Return: true })
    return E.right(markToken(action, form, shown))
  }
}

/** Builds an action of IAM, STS or CloudFormation. */
export const queryOperation = <Name extends ActionName>(
  action: Name,
  fields: FieldsOf<InputOf<Name>>,
  { ignored, refused, present }: QueryOperationOptions<Name> = {},
): Operation => {
  const shape = structure<InputOf<Name>>(fields, ignored)
  return (form, send) => {
    const refusal = refused?.(form)
    if (refusal !== undefined) return E.left(refusal)
    const input = shape.read(form, { protocol: 'query', path: '' }, '')
    if (E.isLeft(input)) return queryFault(input.left)
    const output = send({ action, input: input.right })
    if (E.isLeft(output)) return output
    return E.right(present === undefined ? output.right : present(output.right))
  }
}
