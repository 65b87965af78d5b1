/** The stack is changed or deleted. */
import type { Patient } from '../patient.ts'
import { type Breakage, breakage } from './Breakage.ts'
import { deletePeering } from './changes.ts'

type Resources = Record<string, { Properties: Record<string, unknown> } & Record<string, unknown>>

const editTemplate =
  (edit: (resources: Resources) => void) =>
  (patient: Patient): void => {
    const StackName = patient.agreed.stack?.stackName ?? ''
    const { TemplateBody } = patient.customer('GetTemplate', { StackName })
    const template = JSON.parse(TemplateBody) as { readonly Resources: Resources }
    edit(template.Resources)
    patient.customer('UpdateStack', {
      StackName,
      TemplateBody: JSON.stringify(template),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    })
  }

export const stack: ReadonlyArray<Breakage> = [
  breakage(
    'open',
    'the template gets another resource',
    editTemplate((resources) => {
      resources['Further'] = { Type: 'AWS::EC2::InternetGateway', Properties: {} }
    }),
    'stack-template',
  ),
  breakage(
    'open',
    'the template gets a wider trust policy',
    editTemplate((resources) => {
      const properties = resources['RescaleRole']?.Properties ?? {}
      const document = properties['AssumeRolePolicyDocument'] as { Statement: Array<object> }
      document.Statement = document.Statement.map((one) => ({ ...one, Condition: {} }))
    }),
    'role-refuses-without-id',
    'role-refuses-wrong-id',
    'role-trust',
    'stack-template',
  ),
  breakage(
    'blocked',
    'the template gets a security group that lets everything out',
    editTemplate((resources) => {
      const properties = resources['ComputeSecurityGroup']?.Properties ?? {}
      const rules = properties['SecurityGroupEgress'] as ReadonlyArray<object>
      properties['SecurityGroupEgress'] = [...rules, { CidrIp: '0.0.0.0/0', IpProtocol: '-1' }]
    }),
    'stack-template',
    'security-group-wider',
  ),
  breakage(
    'open',
    'the peering and the stack are deleted',
    (patient) => {
      deletePeering('customer')(patient)
      patient.customer('DeleteStack', { StackName: patient.agreed.stack?.stackName ?? '' })
    },
    'role-exists',
    'role-assumable',
    'stack-exists',
    'vpc-exists',
    'peering-active',
    'rescale-routes-blackhole',
  ),
]
