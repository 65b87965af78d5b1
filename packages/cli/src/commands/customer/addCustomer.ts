/**
 * `byoa customer …`: the customer's side of a connection, with the customer's credentials and the
 * documents that Rescale sent; nothing else is kept.
 */
import type { Command } from 'commander'

import type { AddCommands, Surroundings } from '../AddCommands.ts'
import { changeOption, jsonOption, languageOption, reportOption } from '../options.ts'
import { addPage } from './addPage.ts'
import { withCheckOptions } from '../doctor/CheckOptions.ts'
import type { InspectOptions } from './inspectAccount.ts'
import type { LeaveOptions } from './agreedEnd.ts'
import type { ApplyOptions } from './apply.ts'
import type { ConnectOptions } from './connect.ts'
import type { CorrectOptions } from './correct.ts'
import type { CustomerSurroundings } from './CustomerOptions.ts'
import type { DeployOptions } from './deploy.ts'
import type { RepairOptions } from './repair.ts'
import type { ReportOptions } from './report.ts'
import type { RequestOptions } from './RequestOptions.ts'
import type { ReviewOptions } from './review.ts'

type Words<Options, Argument extends string = never> = Omit<
  Options,
  keyof CustomerSurroundings | Argument
>

const around = ({
  now,
  sleep,
  ask,
  askText,
  askSecret,
  untilInterrupted,
}: Surroundings): CustomerSurroundings => ({
  now,
  ...(sleep && { sleep }),
  ...(ask && { ask }),
  ...(askText && { askText }),
  ...(askSecret && { askSecret }),
  ...(untilInterrupted && { untilInterrupted }),
})

// options

/** The options of every command; `out` says what the file is. */
const common = (command: Command, out: string): Command =>
  command
    .option('--profile <name>', 'the AWS profile; absent: where the AWS SDK finds credentials')
    .option('--endpoint-url <url>', 'the endpoint to call, e.g. a sandbox; absent: AWS itself')
    .option('--out <file>', out)
    .option('--force', 'replace an existing file', false)
    .option('--signer <fingerprint>', "the fingerprint of Rescale's key, as Rescale publishes it")
    .addOption(jsonOption())
    .addOption(languageOption())

const onAgreement = (command: Command): Command =>
  command
    .requiredOption('--setup <file>', 'the setup from Rescale')
    .addOption(changeOption())
    .addOption(reportOption())

const instructed = (command: Command): Command =>
  command
    .optionsGroup('Without this command:')
    .option('--plan', 'only show the calls, the resources and the costs')
    .option('--console', 'only show the steps in the console')
    .option('--script', 'only write a script for the AWS CLI, e.g. in CloudShell')
    .optionsGroup('Options:')

const changing = (command: Command): Command =>
  instructed(command.option('--yes', 'change the account without a question'))

const gathered = (value: string, values: ReadonlyArray<string> = []): ReadonlyArray<string> => [
  ...values,
  value,
]

// commands

const addRequest: AddCommands = (customer, surroundings, finish) => {
  common(customer.command('request'), 'the file of the request (default: standard output)')
    .description('write the request of a connection; asks for what is missing at a terminal')
    .option('--company <code>', "the company's short name at Rescale")
    .option('--account-id <id>', 'the AWS account; with credentials it is looked up')
    .option('--region <region>', 'the Region of the new VPC')
    .option('--cidr <cidr>', 'the block of the new VPC; absent: a free one is proposed')
    .option('--egress <egress>', 'outbound internet access: open or blocked (default: open)')
    .option('--zones <number>', 'the number of Availability Zones (default: 2)')
    .option('--stack-name <name>', 'the name of the stack, for a further VPC')
    .option('--peering-dns', 'resolve host names over the peering to private addresses')
    .option('--network <cidr=name>', 'a network that must not collide; repeatable', gathered)
    .option('--request <file>', 'an earlier request, whose terms are taken over')
    .option('--answers <file>', 'the verdict that declined the earlier request')
    .action(async (options: Words<RequestOptions>) => {
      const { request } = await import('./request.ts')
      finish(await request(surroundings.terminal, { ...options, ...around(surroundings) }))
    })
}

const addReview: AddCommands = (customer, surroundings, finish) => {
  common(customer.command('review'), 'a file for the result as JSON')
    .description('verify a document from Rescale, and say what it asks for')
    .argument('<file>', 'the document')
    .option('--setup <file>', 'the setup, for documents that follow it')
    .option('--template <file>', 'the template (default: the file next to the document)')
    .addOption(changeOption())
    .addOption(reportOption())
    .action(async (file: string, options: Words<ReviewOptions, 'file'>) => {
      const { review } = await import('./review.ts')
      finish(await review(surroundings.terminal, { ...options, file, ...around(surroundings) }))
    })
}

const addDeploy: AddCommands = (customer, surroundings, finish) => {
  changing(
    common(customer.command('deploy'), 'the file of the stack report (default: standard output)'),
  )
    .description('run the stack of a setup; again: goes on where it stopped')
    .argument('<setup>', 'the setup from Rescale')
    .option('--template <file>', 'the template (default: the file next to the setup)')
    .addOption(changeOption())
    .action(async (setup: string, options: Words<DeployOptions, 'setup'>) => {
      const { deploy } = await import('./deploy.ts')
      finish(await deploy(surroundings.terminal, { ...options, setup, ...around(surroundings) }))
    })
}

const addReport: AddCommands = (customer, surroundings, finish) => {
  common(customer.command('report'), 'the file of the stack report (default: standard output)')
    .description('report a stack that was made in the console or with Terraform')
    .requiredOption('--setup <file>', 'the setup from Rescale')
    .option('--stack <name>', 'the name of the stack (default: as in the setup)')
    .option('--outputs <file>', 'what terraform output -json writes, instead of a stack')
    .action(async (options: Words<ReportOptions>) => {
      const { report } = await import('./report.ts')
      finish(await report(surroundings.terminal, { ...options, ...around(surroundings) }))
    })
}

const addConnect: AddCommands = (customer, surroundings, finish) => {
  changing(onAgreement(common(customer.command('connect'), 'a file for the result as JSON')))
    .description('accept the peering of a notice, and add the routes')
    .argument('<notice>', 'the peering notice from Rescale')
    .action(async (notice: string, options: Words<ConnectOptions, 'notice'>) => {
      const { connect } = await import('./connect.ts')
      finish(await connect(surroundings.terminal, { ...options, notice, ...around(surroundings) }))
    })
}

const addApply =
  (name: 'apply' | 'rotate', description: string): AddCommands =>
  (customer, surroundings, finish) => {
    const command = common(
      customer.command(name),
      'the file of the stack report (default: standard output)',
    )
    changing(onAgreement(command))
      .description(description)
      .argument('<change>', 'the change from Rescale')
      .option('--template <file>', 'the template (default: the file next to the change)')
      .action(async (changePath: string, options: Words<ApplyOptions, 'changePath'>) => {
        const { apply } = await import('./apply.ts')
        const rotationOnly = name === 'rotate'
        const all = { ...options, changePath, rotationOnly, ...around(surroundings) }
        finish(await apply(surroundings.terminal, all))
      })
  }

const addCorrect: AddCommands = (customer, surroundings, finish) => {
  changing(
    onAgreement(
      common(customer.command('correct'), 'the file of the answer (default: standard output)'),
    ),
  )
    .description('do what a review asks for')
    .argument('<review>', 'the review from Rescale')
    .option(
      '--notice <file>',
      'the last peering notice; absent: the peering is looked up, but not for instructions',
    )
    .action(async (review: string, options: Words<CorrectOptions, 'review'>) => {
      const { correct } = await import('./correct.ts')
      finish(await correct(surroundings.terminal, { ...options, review, ...around(surroundings) }))
    })
}

const addInspect: AddCommands = (customer, surroundings, finish) => {
  withCheckOptions(
    instructed(
      onAgreement(
        common(
          customer.command('inspect'),
          'the file of the inspection (default: standard output)',
        ),
      ),
    ),
  )
    .description('inspect the role, the stack, the VPC, the peering and the routes')
    .option(
      '--notice <file>',
      'the last peering notice; absent: peering and routes are not inspected',
    )
    .action(async (options: Words<InspectOptions>) => {
      const { inspect } = await import('./inspect.ts')
      finish(await inspect(surroundings.terminal, { ...options, ...around(surroundings) }))
    })
}

const addRepair: AddCommands = (customer, surroundings, finish) => {
  const command = common(
    customer.command('repair'),
    'the file of the stack report, if there is a new one (default: standard output)',
  )
  withCheckOptions(changing(onAgreement(command)))
    .description('inspect the account, repair what was found, and inspect it again')
    .option('--notice <file>', 'the last peering notice; absent: peering and routes are left')
    .option('--replace', 'also delete the stack and create it again; jobs in its VPC are lost')
    .action(async (options: Words<RepairOptions>) => {
      const { repair } = await import('./repair.ts')
      finish(await repair(surroundings.terminal, { ...options, ...around(surroundings) }))
    })
}

const addLeave: AddCommands = (customer, surroundings, finish) => {
  changing(
    onAgreement(
      common(customer.command('leave'), 'the file of the clean exit (default: standard output)'),
    ),
  )
    .description('end the connection; can be run again until nothing remains')
    .argument('[notice]', 'the offboarding notice from Rescale; absent: you leave by yourself')
    .action(async (notice: string | undefined, options: Words<LeaveOptions, 'notice'>) => {
      const { leave } = await import('./leave.ts')
      const named = notice === undefined ? {} : { notice }
      finish(await leave(surroundings.terminal, { ...options, ...named, ...around(surroundings) }))
    })
}

/** Adds `byoa customer` and its commands. */
export const addCustomer: AddCommands = (program, surroundings, finish) => {
  const customer = program
    .command('customer')
    .description("the customer's side, with its credentials and the documents from Rescale")
  const commands = [
    addRequest,
    addReview,
    addDeploy,
    addReport,
    addConnect,
    addApply('apply', 'run the template of a change, after showing what differs'),
    addApply('rotate', 'apply the rotation of the external ID'),
    addCorrect,
    addInspect,
    addRepair,
    addLeave,
    addPage,
  ]
  for (const add of commands) add(customer, surroundings, finish)
}
