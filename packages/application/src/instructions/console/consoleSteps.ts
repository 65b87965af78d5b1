/**
 * A task as steps in the AWS Management Console, for people without credentials on their machine.
 */
import type { Language } from '@byoa/core/values'

import type { CustomerOperation, CustomerStepOf } from '../CustomerStep.ts'
import type { CustomerTask } from '../CustomerTask.ts'
import type { Words } from '../Words.ts'
import { operationCalls } from '../operationCalls.ts'
import { stepsOf } from '../stepsOf.ts'
import { type ConsolePage, type ConsoleStep, inLanguage } from './ConsoleStep.ts'
import {
  acceptPage,
  dnsPage,
  routesPage,
  withoutPeeringsPage,
  withoutRoutesPage,
} from './connectionPages.ts'
import {
  associatePage,
  leftoversPage,
  restoreRolePage,
  restoreVpcPage,
  trustPolicyPage,
} from './correctionPages.ts'
import { createPage, deletePage, reportPage, updatePage } from './stackPages.ts'

type Pages<Operation extends CustomerOperation> = (
  task: CustomerTask,
  step: CustomerStepOf<Operation>,
) => ReadonlyArray<ConsolePage>

/** Operation → its pages, in order. */
const pages: { readonly [Operation in CustomerOperation]: Pages<Operation> } = {
  runStack: (task, { isReported }) => [
    task.kind === 'deploy' ? createPage(task) : updatePage(task),
    ...(isReported ? [reportPage(task)] : []),
  ],
  replaceStack: (task) => [
    withoutPeeringsPage(task),
    deletePage(task),
    createPage(task),
    reportPage(task),
  ],
  restoreRole: (task) => [restoreRolePage(task)],
  restoreVpc: (task) => [restoreVpcPage(task)],
  associateCidr: (task, step) => [associatePage(task, step)],
  acceptPeering: (task, step) => [acceptPage(task, step)],
  installRoutes: (task, step) => [routesPage(task, step)],
  allowPeeringDns: (task, step) => [dnsPage(task, step)],
  removeRoutes: (task, step) => [withoutRoutesPage(task, step)],
  deletePeerings: (task) => [withoutPeeringsPage(task)],
  deleteStack: (task) => [deletePage(task)],
  findLeftovers: (task) => [leftoversPage(task)],
  readTrustPolicy: (task) => [trustPolicyPage(task)],
}

const pagesOf = <Operation extends CustomerOperation>(
  task: CustomerTask,
  step: CustomerStepOf<Operation> & { readonly operation: Operation },
): ReadonlyArray<ConsolePage> => pages[step.operation](task, step)

/** The right account and Region, before anything else. */
const signIn = ({ setup: { request, region } }: CustomerTask): Words => ({
  en: `Sign in to the account ${request.accountId}, and choose the Region ${region} at the top right.`,
  ja: `アカウント ${request.accountId} にサインインし、右上でリージョン ${region} を選択します。`,
})

/** Returns the steps of a task in the console of its partition, numbered from 1. */
export const consoleSteps = (task: CustomerTask, language: Language): ReadonlyArray<ConsoleStep> =>
  stepsOf(task)
    .flatMap((step) => pagesOf(task, step).map((page) => ({ operation: step.operation, page })))
    .map(({ operation, page }, index) => ({
      number: index + 1,
      operation,
      ...inLanguage(
        index === 0 ? { ...page, lines: [signIn(task), ...page.lines] } : page,
        language,
      ),
      calls: [...new Set(operationCalls[operation])],
    }))
