/** What tests of IAM have in common: documents, and a role to do things with. */
import type { Actor } from '../sandbox.ts'

export const trustOf = (AWS: string, more: object = {}): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...more }],
  })

export const allowing = (...Action: ReadonlyArray<string>): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  })

/** Makes a role that everybody of an account may assume. */
export const newRole = (actor: Actor, RoleName: string, trusted: string): string =>
  actor.ok('CreateRole', { RoleName, AssumeRolePolicyDocument: trustOf(trusted) }).Role.Arn

export const ofAws = (name: string): string => `arn:aws:iam::aws:policy/${name}`
