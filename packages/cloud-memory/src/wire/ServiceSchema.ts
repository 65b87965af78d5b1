/**
 * How one service writes its inputs and outputs, as data that is generated from the schemas of the
 * AWS SDK. Inputs are forms, so their members are found by the names of parameters; outputs are
 * XML, so their members are found by their own names.
 *
 * @source https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 * @source https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */

export interface ServiceSchema {
  /** Name of an action → the names of its structures; without an output it answers nothing. */
  readonly actions: Readonly<Record<string, ActionSchema>>
  readonly inputs: Readonly<Record<string, InputStructure>>
  /** Name of a structure → name of a member → how it is written. */
  readonly outputs: Readonly<Record<string, OutputStructure>>
}

export interface ActionSchema {
  readonly input: string
  readonly output?: string
}

interface StructureType {
  readonly structure: string
}

// inputs

export type InputType =
  | 'string'
  | 'number'
  | 'boolean'
  | StructureType
  | { readonly list: InputType }

export interface InputMember {
  readonly member: string
  readonly type: InputType
  readonly isRequired?: true
  /** The values that are served; every one when absent. */
  readonly values?: ReadonlyArray<string>
}

export interface InputStructure {
  /** Name of a parameter → the member it is. */
  readonly served: Readonly<Record<string, InputMember>>
  /** Parameters that AWS knows and that are not served, separated by spaces. */
  readonly unserved: string
}

// outputs

export type OutputType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | StructureType
  | { readonly list: OutputType; readonly item: string }

/** The element of a member, and what is in it. */
export type OutputMember = readonly [element: string, type: OutputType]

export type OutputStructure = Readonly<Record<string, OutputMember>>
