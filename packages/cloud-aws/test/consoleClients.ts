import type { AwsClients, AwsCustomerConsoleOptions } from '../src/index.ts'

/** Returns the clients of a Region that the console of an administrator is built on. */
export const consoleClients =
  ({ ec2, cloudFormation, iam }: AwsClients): AwsCustomerConsoleOptions['clientsFor'] =>
  (region) => ({ ec2: ec2(region), cloudFormation: cloudFormation(region), iam: iam(region) })
