/**
 * A CloudFormation template as data: what the customer's account is asked to create, before
 * anything is rendered. Only the parts of the language that the setup template needs exist here, so
 * that whoever executes or translates a template has a closed world to cover.
 *
 * Laws
 * 1. `referencesOf` finds every name that a template mentions, including the ones inside `Fn::Sub`
 *    text.
 * 2. A template without dangling references names only its own resources and pseudo parameters.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */

// model

/** The resource types that the setup template uses. */
export type ResourceType =
  | 'AWS::EC2::VPC'
  | 'AWS::EC2::Subnet'
  | 'AWS::EC2::InternetGateway'
  | 'AWS::EC2::VPCGatewayAttachment'
  | 'AWS::EC2::RouteTable'
  | 'AWS::EC2::Route'
  | 'AWS::EC2::EIP'
  | 'AWS::EC2::NatGateway'
  | 'AWS::EC2::SubnetRouteTableAssociation'
  | 'AWS::EC2::SecurityGroup'
  | 'AWS::EC2::SecurityGroupIngress'
  | 'AWS::EC2::SecurityGroupEgress'
  | 'AWS::EC2::VPCEndpoint'
  | 'AWS::EC2::FlowLog'
  | 'AWS::Logs::LogGroup'
  | 'AWS::IAM::ManagedPolicy'
  | 'AWS::IAM::Role'
  | 'AWS::IAM::RolePolicy'
  | 'AWS::IAM::InstanceProfile'

/** Names a resource of the template, or a pseudo parameter such as `AWS::Region`. */
export interface RefFunction {
  readonly Ref: string
}

/** An attribute of a resource: logical id, then attribute name. */
export interface GetAttFunction {
  readonly 'Fn::GetAtt': readonly [string, string]
}

/**
 * Text with `${LogicalId}`, `${LogicalId.Attribute}` and `${AWS::Pseudo}`; `${!x}` stands for a
 * literal `${x}`.
 */
export interface SubFunction {
  readonly 'Fn::Sub': string
}

/** One item of a list, counted from 0. */
export interface SelectFunction {
  readonly 'Fn::Select': readonly [number, TemplateValue]
}

/**
 * The names of the availability zones of a Region, as the account that runs the stack knows them.
 */
export interface GetAzsFunction {
  readonly 'Fn::GetAZs': string
}

/** Values joined by a delimiter. */
export interface JoinFunction {
  readonly 'Fn::Join': readonly [string, ReadonlyArray<TemplateValue>]
}

export type IntrinsicFunction =
  | RefFunction
  | GetAttFunction
  | SubFunction
  | SelectFunction
  | GetAzsFunction
  | JoinFunction

/** JSON in which an intrinsic function may stand for any value. */
export type TemplateValue =
  | string
  | number
  | boolean
  | IntrinsicFunction
  | ReadonlyArray<TemplateValue>
  | TemplateRecord

export interface TemplateRecord {
  readonly [key: string]: TemplateValue
}

export interface Resource {
  readonly Type: ResourceType
  readonly Properties: TemplateRecord
  readonly DependsOn?: ReadonlyArray<string>
  readonly DeletionPolicy?: 'Delete' | 'Retain'
  readonly UpdateReplacePolicy?: 'Delete' | 'Retain'
}

/** Logical id → resource. */
export type Resources = Readonly<Record<string, Resource>>

export interface Output {
  readonly Description: string
  readonly Value: TemplateValue
}

/** What must hold before anything is made; only equality is used here. */
export type Assertion = {
  readonly Assert: { readonly 'Fn::Equals': readonly [RefFunction, string] }
  readonly AssertDescription: string
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html */
export type Rule = { readonly Assertions: ReadonlyArray<Assertion> }

export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09'
  readonly Description: string
  readonly Metadata?: TemplateRecord
  readonly Rules?: Readonly<Record<string, Rule>>
  readonly Resources: Resources
  readonly Outputs: Readonly<Record<string, Output>>
}

/** One mention of a name: `target` is a logical id or a pseudo parameter. */
export interface Reference {
  readonly kind: 'Ref' | 'GetAtt' | 'DependsOn'
  /** Where it stands: `Resources.<logical id>` or `Outputs.<name>`. */
  readonly from: string
  readonly target: string
  /** Present on `GetAtt`. */
  readonly attribute?: string
}

// constructors

/** Names a resource or pseudo parameter. */
export const ref = (logicalId: string): RefFunction => ({ Ref: logicalId })

/** Names an attribute of a resource. */
export const getAtt = (logicalId: string, attribute: string): GetAttFunction => ({
  'Fn::GetAtt': [logicalId, attribute],
})

/** Joins values by commas, the form in which lists leave a stack as outputs. */
export const commaList = (values: ReadonlyArray<TemplateValue>): JoinFunction => ({
  'Fn::Join': [',', values],
})

// queries

/** Tells a list from the other values. */
export const isList = (value: TemplateValue | undefined): value is ReadonlyArray<TemplateValue> =>
  Array.isArray(value)

/** Tells an object, an intrinsic function included, from the other values. */
export const isRecord = (value: TemplateValue | undefined): value is TemplateRecord =>
  typeof value === 'object' && !Array.isArray(value)

/** Returns text and numbers as text; no other value has a spelling. */
export const textOf = (value: TemplateValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : ''

type Mention = Omit<Reference, 'from'>

const getAttMention = (target: string, attribute: string): Mention => ({
  kind: 'GetAtt',
  target,
  attribute,
})

const mentionInSub = (name: string): Mention => {
  const dot = name.indexOf('.')
  return dot < 0
    ? { kind: 'Ref', target: name }
    : getAttMention(name.slice(0, dot), name.slice(dot + 1))
}

/**
 * Returns the names inside `${…}` of `Fn::Sub` text, in order; `${!…}` is a literal and names
 * nothing.
 */
export const namesInSub = (text: string): ReadonlyArray<string> =>
  (text.match(/\$\{[^!}$][^}$]*\}/g) ?? []).map((name) => name.slice(2, -1))

const mentionsInFunction = (name: string, argument: TemplateValue): ReadonlyArray<Mention> => {
  if (name === 'Ref' && typeof argument === 'string') return [{ kind: 'Ref', target: argument }]
  if (name === 'Fn::Sub' && typeof argument === 'string') {
    return namesInSub(argument).map(mentionInSub)
  }
  if (name === 'Fn::GetAtt' && isList(argument)) {
    return [getAttMention(textOf(argument[0]), textOf(argument[1]))]
  }
  return mentionsIn(argument)
}

function mentionsIn(value: TemplateValue): ReadonlyArray<Mention> {
  if (typeof value !== 'object') return []
  const entries: ReadonlyArray<readonly [string, TemplateValue]> = Object.entries(value)
  return entries.flatMap(([key, inner]) => mentionsInFunction(key, inner))
}

/** Returns every name a template mentions, in the order of the document, `DependsOn` included. */
export const referencesOf = (template: Template): ReadonlyArray<Reference> => {
  const inResources = Object.entries(template.Resources).flatMap(([logicalId, resource]) => {
    const from = `Resources.${logicalId}`
    const dependencies = (resource.DependsOn ?? []).map((target): Reference => ({
      kind: 'DependsOn',
      from,
      target,
    }))
    const mentions = mentionsIn(resource.Properties).map((mention) => ({ ...mention, from }))
    return [...dependencies, ...mentions]
  })
  const inOutputs = Object.entries(template.Outputs).flatMap(([name, output]) =>
    mentionsIn(output.Value).map((mention) => ({ ...mention, from: `Outputs.${name}` })),
  )
  return [...inResources, ...inOutputs]
}

/** @source https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const pseudoParameters: ReadonlyArray<string> = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
]

/** Tells whether a name is one that CloudFormation gives every template. */
export const isPseudoParameter = (name: string): boolean => pseudoParameters.includes(name)

/**
 * Returns the references that name neither a resource of the template nor a pseudo parameter.
 *
 * @example
 * import { type Template, danglingReferences } from '@byoa/core/cloudformation'
 *
 * const template: Template = {
 *   AWSTemplateFormatVersion: '2010-09-09',
 *   Description: 'A role',
 *   Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'Access' } } },
 *   Outputs: {},
 * }
 *
 * const Vpc = { Description: 'The VPC', Value: { Ref: 'Vpc' } }
 *
 * danglingReferences({ ...template, Outputs: { Vpc } }).map(({ target }) => target) // => ['Vpc']
 */
export const danglingReferences = (template: Template): ReadonlyArray<Reference> =>
  referencesOf(template).filter(
    ({ kind, target }) =>
      !Object.hasOwn(template.Resources, target) && (kind !== 'Ref' || !isPseudoParameter(target)),
  )
