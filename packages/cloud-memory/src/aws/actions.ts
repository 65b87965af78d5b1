/** The actions of all services. */
import type { Action } from './Action.ts'
import type { CloudFormationInputs } from './cloudformation/CloudFormationInputs.ts'
import * as cloudFormation from './cloudformation/cloudFormationActions.ts'
import type { Ec2Inputs } from './ec2/Ec2Inputs.ts'
import * as ec2 from './ec2/ec2Actions.ts'
import type { IamInputs } from './iam/IamInputs.ts'
import * as iam from './iam/iamActions.ts'
import type { StsInputs } from './sts/StsInputs.ts'
import * as sts from './sts/stsActions.ts'

type Inputs = CloudFormationInputs & Ec2Inputs & IamInputs & StsInputs

type Table = typeof cloudFormation & typeof ec2 & typeof iam & typeof sts

/** The name of an action, as AWS names it. */
export type ActionName = keyof Table

export type InputOf<Name extends ActionName> =
  Table[Name] extends Action<infer Input extends object, infer _> ? Input : never
export type OutputOf<Name extends ActionName> =
  Table[Name] extends Action<infer _, infer Output extends object> ? Output : never

/** Action name → the action. */
export const actions: {
  readonly [Name in ActionName]: Action<InputOf<Name>, OutputOf<Name>>
} = { ...cloudFormation, ...ec2, ...iam, ...sts } satisfies {
  readonly [Name in keyof Inputs]: Action<Inputs[Name], object>
}
