/**
 * A task as a script for the AWS CLI. It looks before it changes anything, so it can be interrupted
 * and run again; it shows no external ID.
 *
 * @source https://docs.aws.amazon.com/cli/latest/reference/
 * @source https://docs.aws.amazon.com/cloudshell/latest/userguide/vm-specs.html
 */
import { partitionOfRegion } from '@byoa/core/iam/identity'
import { computeTagKey, connectionTagKey } from '@byoa/core/iam/permissions'
import { connectionNameOf } from '@byoa/core/onboarding'
import { renderInstant } from '@byoa/core/values'

import { digestOfDocument } from '../../documents/ExchangedDocument.ts'
import { agreedMarks } from '../../documents/InspectionDocument.ts'
import type { CustomerOperation, CustomerStep, CustomerStepOf } from '../CustomerStep.ts'
import { type CustomerTask, agreementOfTask, templateOfTask } from '../CustomerTask.ts'
import { stepsOf } from '../stepsOf.ts'
import { acceptPeering, addRoutes, allowDns, lookAtPeering } from './connectionFunctions.ts'
import { associateCidr, replaceStack, restoreVpc } from './correctionFunctions.ts'
import {
  deletePeerings,
  findDependants,
  findLeftovers,
  lookAtEc2,
  lookAtPeerings,
  removeRoutes,
} from './leavingFunctions.ts'
import { calls, documents, guards } from './preamble.ts'
import { readTrustPolicy, restoreRole } from './roleFunctions.ts'
import { roleValues } from './roleValues.ts'
import { type ShellValue, assignment, shellWord } from './shellWord.ts'
import {
  deleteStack,
  lookAtResources,
  lookAtStack,
  reportStack,
  runStack,
  settleStack,
} from './stackFunctions.ts'

// model

type Values = Readonly<Record<string, ShellValue>>

/** A step in a script. */
interface ScriptStep {
  readonly values: Values
  /** In the order in which they need each other. */
  readonly functions: ReadonlyArray<string>
  readonly commands: ReadonlyArray<string>
}

type Render<Operation extends CustomerOperation> = (
  task: CustomerTask,
  step: CustomerStepOf<Operation>,
) => ScriptStep

// the values of steps

const templateValues = (task: CustomerTask): Values => {
  const { file, sha256 } = templateOfTask(task)
  return { template_file: file, template_sha256: sha256, vpc_cidr: task.setup.agreedCidr }
}

/** What an answer answers: the notice of an offboarding, otherwise the setup. */
const answerValues = (task: CustomerTask): Values => ({
  onboarding_id: task.setup.onboardingId,
  answers: digestOfDocument(
    task.kind === 'leave' && task.notice !== undefined ? task.notice : task.setup,
  ),
})

const rescaleValues = ({ setup }: CustomerTask): Values => ({
  rescale_account_id: setup.rescaleAccountId,
  rescale_vpc_id: setup.rescaleVpcId,
})

const noticeOf = (task: CustomerTask): { readonly vpcId?: string; readonly roleArn?: string } =>
  (task.kind === 'leave' ? task.notice : undefined) ?? {}

/** What is removed; known from the notice, or from the stack while it is there. */
const leavingValues = (task: CustomerTask): Values => {
  const { vpcId = '', roleArn = '' } = noticeOf(task)
  return { ...answerValues(task), ...rescaleValues(task), vpc_id: vpcId, role_arn: roleArn }
}

const reporting = [documents, reportStack]

// the steps

const steps: { readonly [Operation in CustomerOperation]: Render<Operation> } = {
  runStack: (task, { isReported }) => ({
    values: { ...templateValues(task), ...(isReported ? answerValues(task) : {}) },
    functions: [lookAtStack, settleStack, deleteStack, runStack, ...(isReported ? reporting : [])],
    commands: ['run_stack', ...(isReported ? ['report_stack'] : [])],
  }),
  replaceStack: (task, { foundAt }) => ({
    values: {
      ...templateValues(task),
      ...answerValues(task),
      ...rescaleValues(task),
      found_at: renderInstant(foundAt),
    },
    functions: [
      lookAtStack,
      settleStack,
      deleteStack,
      runStack,
      lookAtPeerings,
      deletePeerings,
      lookAtEc2,
      findDependants,
      replaceStack,
      ...reporting,
    ],
    commands: ['replace_stack', 'report_stack'],
  }),
  restoreRole: (task) => ({
    values: roleValues(task),
    functions: [lookAtResources, restoreRole],
    commands: ['restore_role'],
  }),
  restoreVpc: () => ({
    values: {},
    functions: [lookAtResources, restoreVpc],
    commands: ['restore_vpc'],
  }),
  associateCidr: (_task, { cidr }) => ({
    values: {},
    functions: [lookAtStack, associateCidr],
    commands: [`associate_cidr ${shellWord(cidr)}`],
  }),
  acceptPeering: (task, { peeringId, accepterVpcId, rescaleVpcCidrs }) => ({
    values: {
      ...rescaleValues(task),
      peering_id: peeringId,
      accepter_vpc_id: accepterVpcId,
      rescale_cidrs: rescaleVpcCidrs,
    },
    functions: [lookAtPeering, acceptPeering],
    commands: ['accept_peering'],
  }),
  installRoutes: (_task, { peeringId, routeTableIds, destinations }) => ({
    values: { peering_id: peeringId, route_table_ids: routeTableIds, destinations },
    functions: [lookAtPeering, addRoutes],
    commands: ['add_routes'],
  }),
  allowPeeringDns: (_task, { peeringId }) => ({
    values: { peering_id: peeringId },
    functions: [allowDns],
    commands: ['allow_dns'],
  }),
  removeRoutes: (task, { peeringIds }) => ({
    values: { ...leavingValues(task), peering_ids: peeringIds },
    functions: [lookAtStack, lookAtPeerings, removeRoutes],
    commands: [
      '[[ -n $vpc_id ]] || vpc_id=$(output VpcId)',
      '[[ -n $role_arn ]] || role_arn=$(output RoleArn)',
      'remove_routes "$vpc_id"',
    ],
  }),
  deletePeerings: () => ({
    values: {},
    functions: [lookAtPeerings, deletePeerings],
    commands: ['delete_peerings "$vpc_id"'],
  }),
  deleteStack: () => ({
    values: {},
    functions: [
      lookAtStack,
      settleStack,
      deleteStack,
      documents,
      lookAtEc2,
      findDependants,
      findLeftovers,
    ],
    commands: [
      'remains=$(dependants "$vpc_id")',
      '[[ -z $remains ]] || write_exit CustomerRoutesRemoved "$remains"',
      'status=$(settled)',
      '[[ -z $status || $status == DELETE_COMPLETE ]] || delete_stack',
    ],
  }),
  findLeftovers: (task) => ({
    values: {
      tag_keys: [connectionTagKey, computeTagKey].join(','),
      connection_name: connectionNameOf(task.setup.request),
    },
    functions: [documents, lookAtEc2, findLeftovers],
    commands: [
      'removed=CustomerRoutesRemoved,StackDeleted',
      'remains=$(leftovers)',
      '[[ -n $remains ]] || removed+=,AccountClean',
      'write_exit "$removed" "$remains"',
    ],
  }),
  readTrustPolicy: (task) => ({
    values: {
      ...answerValues(task),
      inspection_answers: digestOfDocument(task.change ?? task.setup),
      external_ids: agreementOfTask(task).externalIds,
      external_id_marks: agreedMarks,
    },
    functions: [documents, lookAtResources, readTrustPolicy],
    commands: ['read_trust_policy'],
  }),
}

const render = <Operation extends CustomerOperation>(
  task: CustomerTask,
  step: CustomerStepOf<Operation> & { readonly operation: Operation },
): ScriptStep => steps[step.operation](task, step)

// operations

const placeValues = ({ setup: { request, region, stackName } }: CustomerTask): Values => ({
  account: request.accountId,
  partition: partitionOfRegion(region),
  region,
  stack_name: stackName,
})

/**
 * Renders a task as a bash script for AWS CloudShell. It does what `plannedCalls` lists, and writes
 * the document that the task answers with.
 */
export const awsCliScript = (task: CustomerTask): string => {
  const rendered = stepsOf(task).map((step: CustomerStep) => render(task, step))
  const values = new Map(
    [placeValues(task), ...rendered.map((step) => step.values)].flatMap(Object.entries<ShellValue>),
  )
  return [
    guards,
    [...values].map(([name, value]) => assignment(name, value)).join('\n'),
    ...new Set([calls, ...rendered.flatMap(({ functions }) => functions)]),
    ['verify_account', ...rendered.flatMap(({ commands }) => commands), "say 'Done.'"].join('\n'),
    '',
  ].join('\n\n')
}
