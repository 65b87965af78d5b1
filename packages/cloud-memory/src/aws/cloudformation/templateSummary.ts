/**
 * GetTemplateSummary and ValidateTemplate.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'

import { type Action, type Context, answer, onEverything } from '../Action.ts'
import { type AwsError, validationError } from '../AwsError.ts'
import {
  type JsonRecord,
  flagAt,
  isRecord,
  listAt,
  recordAt,
  textAt,
  textOrEmptyAt,
} from '../json.ts'
import type { GetTemplateSummaryInput, ValidateTemplateInput } from './CloudFormationInputs.ts'
import { parseTemplate, readTemplate } from './readTemplate.ts'
import { pseudoParametersOf } from './executeTemplate.ts'
import { isKnownType } from './resourceTypes/resourceTypes.ts'
import { bodyOf as bodyOfCall, requiredCapability } from './callTemplate.ts'
import { foundStack, stackNeed } from './stackRecords.ts'

// what a template declares

const recordsIn = (
  template: JsonRecord,
  section: string,
): ReadonlyArray<readonly [string, JsonRecord]> =>
  Object.entries(recordAt(template, section)).flatMap(([name, member]) =>
    isRecord(member) ? [[name, member] as const] : [],
  )

interface DeclaredParameter {
  readonly ParameterKey: string
  readonly DefaultValue?: string
  readonly NoEcho: boolean
  readonly Description?: string
}

const declaredParameter = (name: string, declared: JsonRecord): DeclaredParameter => {
  const value = textAt(declared, 'Default')
  const description = textAt(declared, 'Description')
  return {
    ParameterKey: name,
    ...(value === undefined ? {} : { DefaultValue: value }),
    NoEcho: flagAt(declared, 'NoEcho') ?? false,
    ...(description === undefined ? {} : { Description: description }),
  }
}

interface DeclaredCapabilities {
  readonly Capabilities?: ReadonlyArray<string>
  readonly CapabilitiesReason?: string
}

const typesIn = (template: JsonRecord): ReadonlyArray<string> =>
  recordsIn(template, 'Resources').map(([, resource]) => textOrEmptyAt(resource, 'Type'))

const capabilitiesOf = (template: JsonRecord): DeclaredCapabilities => {
  const resources = recordsIn(template, 'Resources').map(([, resource]) => ({
    type: textOrEmptyAt(resource, 'Type'),
    properties: recordAt(resource, 'Properties'),
  }))
  const capability = requiredCapability({ resources })
  if (capability === undefined) return {}
  const types = new Set(typesIn(template).filter((type) => type.startsWith('AWS::IAM::')))
  return {
    Capabilities: [capability],
    CapabilitiesReason: `The following resource(s) require capabilities: [${[...types].join(', ')}]`,
  }
}

// ValidateTemplate

export interface ValidateTemplateOutput extends DeclaredCapabilities {
  readonly Description: string
  readonly Parameters: ReadonlyArray<DeclaredParameter>
}

/** References are validated when every parameter has a value. */
const referencesSoundly = (
  context: Context,
  template: JsonRecord,
): E.Either<AwsError, JsonRecord> => {
  const isComplete = recordsIn(template, 'Parameters').every(
    ([, declared]) => declared['Default'] !== undefined,
  )
  if (!isComplete) return E.right(template)
  const pseudoParameters = pseudoParametersOf(context, 'stack')
  return pipe(
    readTemplate(template, { isKnownType, given: [], previous: {}, pseudoParameters }),
    E.map(() => template),
  )
}

export const validateTemplate: Action<ValidateTemplateInput, ValidateTemplateOutput> = {
  permission: 'cloudformation:ValidateTemplate',
  needs: onEverything,
  run: (context, input) =>
    pipe(
      bodyOfCall(input),
      E.flatMap(parseTemplate),
      E.flatMap((template) => referencesSoundly(context, template)),
      E.flatMap((template) =>
        answer(context.world, {
          Description: textOrEmptyAt(template, 'Description'),
          Parameters: recordsIn(template, 'Parameters').map(([name, declared]) =>
            declaredParameter(name, declared),
          ),
          ...capabilitiesOf(template),
        }),
      ),
    ),
}

// GetTemplateSummary

export interface SummaryParameter extends DeclaredParameter {
  readonly ParameterType: string
  readonly ParameterConstraints: { readonly AllowedValues?: ReadonlyArray<string> }
}

/** The resources of one type. */
export interface ResourceIdentifierSummary {
  readonly ResourceType: string
  readonly LogicalResourceIds: ReadonlyArray<string>
}

export interface GetTemplateSummaryOutput extends DeclaredCapabilities {
  readonly Description?: string
  readonly Parameters: ReadonlyArray<SummaryParameter>
  readonly ResourceTypes: ReadonlyArray<string>
  readonly ResourceIdentifierSummaries: ReadonlyArray<ResourceIdentifierSummary>
  readonly Version?: string
  readonly Metadata?: string
}

const summaryParameter = (name: string, declared: JsonRecord): SummaryParameter => {
  const AllowedValues = listAt(declared, 'AllowedValues').map(String)
  return {
    ...declaredParameter(name, declared),
    ParameterType: textOrEmptyAt(declared, 'Type'),
    ParameterConstraints: AllowedValues.length === 0 ? {} : { AllowedValues },
  }
}

const summaryOf = (template: JsonRecord): GetTemplateSummaryOutput => {
  const description = textAt(template, 'Description')
  const version = textAt(template, 'AWSTemplateFormatVersion')
  const metadata = template['Metadata']
  const types = [...new Set(typesIn(template))]
  const resources = recordsIn(template, 'Resources')
  return {
    ...(description === undefined ? {} : { Description: description }),
    Parameters: recordsIn(template, 'Parameters').map(([name, declared]) =>
      summaryParameter(name, declared),
    ),
    ResourceTypes: types,
    ResourceIdentifierSummaries: types.map((ResourceType) => ({
      ResourceType,
      LogicalResourceIds: resources.flatMap(([logicalId, resource]) =>
        textOrEmptyAt(resource, 'Type') === ResourceType ? [logicalId] : [],
      ),
    })),
    ...(version === undefined ? {} : { Version: version }),
    ...(metadata === undefined ? {} : { Metadata: JSON.stringify(metadata) }),
    ...capabilitiesOf(template),
  }
}

/** Returns the template of the call: a body, or that of a stack. */
const bodyOf = (
  context: Context,
  { TemplateBody, StackName }: GetTemplateSummaryInput,
): E.Either<AwsError, string> => {
  if ((TemplateBody === undefined) === (StackName === undefined)) {
    return validationError(
      'Exactly one of TemplateBody, TemplateURL, StackName or StackSetName must be specified.',
    )
  }
  return TemplateBody === undefined
    ? pipe(
        foundStack(context, StackName ?? ''),
        E.map(({ templateBody }) => templateBody),
      )
    : E.right(TemplateBody)
}

export const getTemplateSummary: Action<GetTemplateSummaryInput, GetTemplateSummaryOutput> = {
  permission: 'cloudformation:GetTemplateSummary',
  needs: (context, { StackName }) =>
    StackName === undefined ? onEverything() : [stackNeed(context, StackName)],
  run: (context, input) =>
    pipe(
      bodyOf(context, input),
      E.flatMap(parseTemplate),
      E.flatMap((template) => answer(context.world, summaryOf(template))),
    ),
}
