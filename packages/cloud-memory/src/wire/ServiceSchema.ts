/**
 * The schema of a service, generated from the schemas of the AWS SDK. Inputs are indexed by
 * parameter name, outputs by member name.
 *
 * @source https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 * @source https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */

export interface ServiceSchema {
  /** Action → names of its input and output structures. */
  readonly actions: Readonly<Record<string, ActionSchema>>
  readonly inputs: Readonly<Record<string, InputStructure>>
  /** Structure → member → its element in XML. */
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
  /** The served values; absent for all. */
  readonly values?: ReadonlyArray<string>
}

export interface InputStructure {
  /** Parameter → member. */
  readonly served: Readonly<Record<string, InputMember>>
  /** Unserved parameters of AWS, separated by spaces. */
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

/** The element of a member, and its type. */
export type OutputMember = readonly [element: string, type: OutputType]

export type OutputStructure = Readonly<Record<string, OutputMember>>
