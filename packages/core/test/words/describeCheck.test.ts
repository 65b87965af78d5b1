import { describe, expect, it } from 'vitest'

import { fixCommand } from '../../src/words/fixCommand.ts'
import { checkIds } from '../../src/inspection/inspect.ts'
import { agreement } from '../inspection/agreement.ts'
import { doctorPage } from './doctorPage.ts'
import { expectEvidence, expectTexts } from './texts.ts'

describe('the advice of a check', () => {
  it.each(checkIds)('is whole in both languages: %s', (id) => {
    expectTexts(({ checkAdvice }) => checkAdvice[id].symptom)
    expectTexts(({ checkAdvice }) => checkAdvice[id].cause)
    expectTexts(({ checkAdvice }) => checkAdvice[id].console)
  })
})

describe('a finding', () => {
  const finding = { level: 'error', subject: 'rtb-1', expected: 'a', actual: 'b' } as const

  it('names the resource and how it differs', () => {
    expectEvidence(
      (words) => words.describeCheckFinding({ id: 'vpc-cidr', finding }),
      ['rtb-1', 'a', 'b'],
    )
  })

  it('of a trust policy is described and not only named', () => {
    const found = { level: 'error', subject: 'any-principal' } as const
    expectTexts((words) => words.describeCheckFinding({ id: 'role-trust', finding: found }))
  })

  it('that was not seen names the call', () => {
    const unseen = { side: 'customer', part: 'role', action: 'iam:GetRole', code: 'No' } as const
    expectTexts((words) => words.describeUnseenPart(unseen))
    expectEvidence((words) => words.describeUnseenPart(unseen), ['role', 'iam:GetRole', 'No'])
  })
})

describe('commands', () => {
  it.each([
    [
      'security-group-wider',
      { subject: 'sg-1', actual: 'in tcp 22 0.0.0.0/0' },
      "aws ec2 revoke-security-group-ingress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=22,ToPort=22,IpRanges=[{CidrIp=0.0.0.0/0}]' --region us-east-1",
    ],
    [
      'security-group-flows',
      { subject: 'sg-1', expected: 'out -1 sg-2' },
      "aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions 'IpProtocol=-1,UserIdGroupPairs=[{GroupId=sg-2}]' --region us-east-1",
    ],
    [
      'security-group-flows',
      { subject: 'sg-1', expected: 'out tcp 27000-27009 10.0.0.0/16' },
      "aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=27000,ToPort=27009,IpRanges=[{CidrIp=10.0.0.0/16}]' --region us-east-1",
    ],
    [
      'customer-routes-missing',
      { subject: 'rtb-1', expected: '10.0.0.0/16 → pcx-1', actual: 'absent' },
      'aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 10.0.0.0/16 --vpc-peering-connection-id pcx-0123456789abcdef0 --region us-east-1',
    ],
    [
      'customer-routes-missing',
      { subject: 'rtb-1', expected: '10.0.0.0/16 → pcx-1', actual: '10.0.0.0/16 → eni-1' },
      'aws ec2 replace-route --route-table-id rtb-1 --destination-cidr-block 10.0.0.0/16 --vpc-peering-connection-id pcx-0123456789abcdef0 --region us-east-1',
    ],
    [
      'role-permissions-excessive',
      { subject: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      'aws iam detach-role-policy --role-name rescale-byoa-acme-RescaleRole --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
    ],
  ] as const)('of %s do what is needed', (id, found, command) => {
    expect(fixCommand(id, found, agreement)).toBe(command)
  })

  it.each(checkIds)('have no hole: %s', (id) => {
    const { stack: _stack, peeringId: _peering, ...bare } = agreement
    for (const agreed of [agreement, bare]) {
      expect(fixCommand(id, { subject: 'ID' }, agreed)).not.toMatch(/undefined|--\S+ *$/)
    }
  })
})

it('the page of what the doctor finds is current', async () => {
  await expect(doctorPage(agreement)).toMatchFileSnapshot('../../../../docs/reference/doctor.md')
})
