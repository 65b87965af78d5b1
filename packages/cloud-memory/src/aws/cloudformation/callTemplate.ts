/**
 * The template of a call, and what is validated before resources are created.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import type { Stack } from '../../world/Stack.ts'
import type { Context } from '../Action.ts'
import { type AwsError, refuse, validationError } from '../AwsError.ts'
import { type JsonRecord, isEqual } from '../json.ts'
import type { UpdateStackInput } from './CloudFormationInputs.ts'
import { pseudoParametersOf } from './executeTemplate.ts'
import {
  type ReadTemplate,
  type TemplateResource,
  parseTemplate,
  readTemplate,
} from './readTemplate.ts'
import { isKnownType } from './resourceTypes/resourceTypes.ts'
import { soundExports } from './soundExports.ts'

// capabilities, macros, rules

/** The property that gives an identity a name of the template's choice, by type. */
const customNames: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
}

/** Returns the capability that a template requires; undefined without IAM resources. */
export const requiredCapability = ({
  resources,
}: {
  readonly resources: ReadonlyArray<Pick<TemplateResource, 'type' | 'properties'>>
}): string | undefined => {
  const identities = resources.filter(({ type }) => type.startsWith('AWS::IAM::'))
  if (identities.some(({ type, properties }) => (customNames[type] ?? '') in properties)) {
    return 'CAPABILITY_NAMED_IAM'
  }
  return identities.length > 0 ? 'CAPABILITY_IAM' : undefined
}

/** Requires the capabilities of a template. */
const acknowledged = (
  template: ReadTemplate,
  capabilities: ReadonlyArray<string> = [],
): E.Either<AwsError, ReadTemplate> => {
  const required = requiredCapability(template)
  const isGiven =
    required === undefined ||
    capabilities.includes('CAPABILITY_NAMED_IAM') ||
    capabilities.includes(required)
  return isGiven
    ? E.right(template)
    : refuse('InsufficientCapabilitiesException', `Requires capabilities : [${required}]`)
}

/** Refuses templates with macros. */
const withoutTransform = (
  template: ReadTemplate,
  capabilities: ReadonlyArray<string> = [],
): E.Either<AwsError, ReadTemplate> => {
  if (!template.hasTransform) return E.right(template)
  return capabilities.includes('CAPABILITY_AUTO_EXPAND')
    ? validationError('The in-memory AWS does not serve Transform in templates.')
    : refuse(
        'InsufficientCapabilitiesException',
        'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
      )
}

/** Requires that the rules of a template hold. AWS does not document the text of the error. */
const asserted = (
  { accountId, region }: Context,
  template: ReadTemplate,
): E.Either<AwsError, ReadTemplate> => {
  const values: Readonly<Record<string, string>> = {
    'AWS::AccountId': accountId,
    'AWS::Region': region,
  }
  const failed = template.assertions.find(({ name, expected }) => values[name] !== expected)
  return failed === undefined ? E.right(template) : validationError(failed.description)
}

// the text

export interface TextInput {
  readonly TemplateBody?: string
  readonly UsePreviousTemplate?: boolean
}

/** Returns the template body of a call, or that of the stack with `UsePreviousTemplate`. */
export const bodyOf = (
  { TemplateBody, UsePreviousTemplate = false }: TextInput,
  previous = '',
): E.Either<AwsError, string> => {
  if (UsePreviousTemplate && TemplateBody !== undefined) {
    return validationError(
      'You cannot specify both usePreviousTemplate and Template Body/Template URL.',
    )
  }
  const body = UsePreviousTemplate ? previous : TemplateBody
  return body === undefined || body === ''
    ? validationError('Either Template URL or Template Body must be specified.')
    : E.right(body)
}

/** The parameters of a call with a template. */
export interface TemplateInput
  extends TextInput, Pick<UpdateStackInput, 'StackName' | 'Capabilities' | 'Parameters'> {}

/** A template as text, and read. */
export interface CallTemplate {
  readonly body: string
  readonly template: ReadTemplate
}

const readBody = (
  context: Context,
  { StackName, Parameters = [], Capabilities }: TemplateInput,
  { body, previous }: { readonly body: string; readonly previous: Stack['parameters'] },
): E.Either<AwsError, ReadTemplate> =>
  pipe(
    parseTemplate(body),
    E.flatMap((document) =>
      readTemplate(document, {
        isKnownType,
        given: Parameters,
        previous: previous ?? {},
        pseudoParameters: pseudoParametersOf(context, StackName),
      }),
    ),
    E.flatMap((template) => withoutTransform(template, Capabilities)),
    E.flatMap((template) => asserted(context, template)),
    E.flatMap((template) => soundExports(context, StackName, template)),
    E.flatMap((template) => acknowledged(template, Capabilities)),
  )

/** Reads and validates the template of a call. */
export const templateOf = (
  context: Context,
  input: TemplateInput,
  stack?: Pick<Stack, 'templateBody' | 'parameters'>,
): E.Either<AwsError, CallTemplate> =>
  pipe(
    bodyOf(input, stack?.templateBody),
    E.bindTo('body'),
    E.bind('template', ({ body }) =>
      readBody(context, input, { body, previous: stack?.parameters }),
    ),
  )

/** Reads a template again, with the values that it was read with. */
export const reread = (
  context: Context,
  stackName: string,
  { templateBody, parameters = {} }: Pick<Stack, 'templateBody' | 'parameters'>,
): E.Either<AwsError, ReadTemplate> =>
  pipe(
    parseTemplate(templateBody),
    E.flatMap((template) =>
      readTemplate(template, {
        isKnownType,
        given: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
        previous: {},
        pseudoParameters: pseudoParametersOf(context, stackName),
      }),
    ),
  )

// changes

/** A call that changes a stack. */
export interface StackChange {
  readonly input: Pick<UpdateStackInput, 'Tags'>
  readonly called: CallTemplate
}

/** Conditions, mappings and dependencies count by what they make of resources and outputs. */
const comparable = ({ resources, outputs }: ReadTemplate): JsonRecord => ({
  outputs: Object.fromEntries(outputs.map(({ key, ...output }) => [key, output])),
  resources: Object.fromEntries(
    resources.map(({ logicalId, type, properties, attributes }) => [
      logicalId,
      { type, properties, attributes },
    ]),
  ),
})

/** Returns whether a call changes no resource, output, tag or value of a parameter. */
const changesNothing = (
  context: Context,
  stack: Stack,
  { input: { Tags = stack.tags }, called: { body, template } }: StackChange,
): boolean => {
  const { parameters = {} } = stack
  return (
    isEqual(Tags, stack.tags) &&
    Object.entries(template.parameters).every(
      ([name, value]) => value === (parameters[name] ?? value),
    ) &&
    (body === stack.templateBody ||
      pipe(
        reread(context, stack.name, stack),
        E.exists((before) => isEqual(comparable(before), comparable(template))),
      ))
  )
}

/** Returns why a call cannot change a stack; `nothing` is said of one that changes nothing. */
export const changeFault = (
  context: Context,
  stack: Stack,
  { nothing, ...change }: StackChange & { readonly nothing: string },
): string | undefined => {
  if (changesNothing(context, stack, change)) return nothing
  const { resources } = change.called.template
  const types = new Map(resources.map(({ logicalId, type }) => [logicalId, type]))
  const names = stack.resources
    .filter(({ logicalId, type }) => (types.get(logicalId) ?? type) !== type)
    .map(({ logicalId }) => logicalId)
  return names.length === 0
    ? undefined
    : `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${names.join(', ')}]`
}
