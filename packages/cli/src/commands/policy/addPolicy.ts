/**
 * `byoa policy …`: the policies of the connection, and what a customer's own trust policy allows.
 */
import { type Command, Option } from 'commander'

import type { AddCommands } from '../AddCommands.ts'
import { jsonOption, languageOption } from '../options.ts'
import type { BoundaryOptions } from './boundary.ts'
import type { OperatorOptions } from './operator.ts'
import type { PermissionsOptions } from './permissions.ts'
import type { ReadTrustOptions } from './readTrust.ts'
import type { TrustOptions } from './trust.ts'

const gathered = (value: string, values: ReadonlyArray<string> = []): ReadonlyArray<string> => [
  ...values,
  value,
]

const addTrust: AddCommands = (policy, { terminal }, finish) => {
  policy
    .command('trust')
    .description('the trust policy of the role, including the external ID')
    .requiredOption('--setup <file>', 'the setup from Rescale, - for standard input')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: TrustOptions) => {
      const { trust } = await import('./trust.ts')
      finish(await trust(terminal, options))
    })
}

const scoped = (command: Command): Command =>
  command
    .option('--request <file>', "the customer's request: account, Region and company code")
    .option('--setup <file>', 'the setup from Rescale: these, and the Rescale account')
    .option('--account <id>', "the customer's account")
    .option('--region <region>', 'the Region of the VPC')
    .option('--company-code <code>', "the customer's short name at Rescale")
    .option('--stack-name <name>', 'the name of the stack, when the request gives one')
    .option('--rescale-account <id>', "Rescale's account, which may own images")

const addPermissions: AddCommands = (policy, { terminal }, finish) => {
  scoped(policy.command('permissions'))
    .description("the permissions of Rescale's role, their reasons, and their changes")
    .option('--vpc <id>', 'the VPC of the stack')
    .option('--role <arn>', 'the role that Rescale assumes')
    .option('--compute-role <arn>', 'the role of the nodes')
    .option('--volume-key <arn>', 'the KMS key of volumes; absent: as requested, or tagged keys')
    .addOption(
      new Option(
        '--tier <tier>',
        'verify and observe, or that and provision nodes; absent: as requested, or compute',
      ).choices(['connect', 'compute']),
    )
    .option('--explain', 'what each statement allows and why, and what it does not allow', false)
    .option(
      '--compare <file>',
      'what changed since: a template, or a policy as `aws iam get-role-policy` prints it; repeatable',
      gathered,
    )
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: PermissionsOptions) => {
      const { permissions } = await import('./permissions.ts')
      finish(await permissions(terminal, options))
    })
}

const addBoundary: AddCommands = (policy, { terminal }, finish) => {
  scoped(policy.command('boundary'))
    .description('the permissions boundary of the roles of nodes')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: BoundaryOptions) => {
      const { boundary } = await import('./boundary.ts')
      finish(await boundary(terminal, options))
    })
}

const addOperator: AddCommands = (policy, { terminal }, finish) => {
  policy
    .command('operator')
    .description('the permissions that a party needs in its own account for a connection')
    .addOption(
      new Option('--party <party>', 'the party')
        .choices(['rescale', 'customer'])
        .makeOptionMandatory(),
    )
    .requiredOption('--request <file>', "the customer's request")
    .option('--setup <file>', 'the setup from Rescale: the account and the VPC of Rescale')
    .option('--rescale-account <id>', "Rescale's account, before there is a setup")
    .option('--rescale-vpc <id>', 'the VPC that requests the peering, before there is a setup')
    .option('--vpc <id>', 'the VPC of the stack, once there is one')
    .option('--removal', 'add the permissions to remove the connection and the stack', false)
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (options: OperatorOptions) => {
      const { operator } = await import('./operator.ts')
      finish(await operator(terminal, options))
    })
}

const addReadTrust: AddCommands = (policy, { terminal }, finish) => {
  policy
    .command('read-trust')
    .description('who can assume a role, with which external IDs, and what is wider than agreed')
    .argument('<file>', 'the trust policy, or what `aws iam get-role` prints; - for standard input')
    .option('--external-id <id>', 'the agreed external ID; twice during a rotation', gathered)
    .option('--rescale-account <id>', 'the agreed account')
    .option('--rescale-role <arn>', 'the agreed role of that account')
    .option('--partition <partition>', 'the partition of the role, e.g. aws-us-gov')
    .addOption(jsonOption())
    .addOption(languageOption())
    .action(async (path: string, options: ReadTrustOptions) => {
      const { readTrust } = await import('./readTrust.ts')
      finish(await readTrust(terminal, path, options))
    })
}

/** Adds `byoa policy` and its commands. */
export const addPolicy: AddCommands = (program, surroundings, finish) => {
  const policy = program
    .command('policy')
    .description('trust, permissions and boundary of the role, and what a trust policy allows')
  for (const add of [addTrust, addPermissions, addBoundary, addOperator, addReadTrust]) {
    add(policy, surroundings, finish)
  }
}
