/** The page of what the doctor finds: symptom, cause and fix of each check. */
import type { AgreedConnection } from '../../src/inspection/AgreedConnection.ts'
import type { CheckId } from '../../src/inspection/CheckResult.ts'
import { checks } from '../../src/inspection/checks/checks.ts'
import { currentInspectionCheckSet } from '../../src/inspection/InspectionCheckSet.ts'
import { checkIds } from '../../src/inspection/inspect.ts'
import { checkAdvice } from '../../src/words/en/checkAdvice.ts'
import { fixCommand } from '../../src/words/fixCommand.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const evidence = { subject: 'ID', expected: 'CIDR → TARGET', actual: 'CIDR → TARGET' }

/** Of the rules of a security group, the form that a finding has. */
const rule = { subject: 'ID', expected: 'in tcp 22 CIDR', actual: 'in tcp 22 CIDR' }

const evidenceFor = (id: CheckId): typeof evidence => {
  if (id.startsWith('security-group-')) return rule
  if (id === 'role-boundary') return { ...evidence, expected: 'POLICY_ARN' }
  return id === 'subnet-public-addresses' ? { ...evidence, expected: 'true' } : evidence
}

const row =
  (agreed: AgreedConnection) =>
  (id: CheckId): string => {
    const { level, owner, source } = checks[id]
    const { symptom, cause, console } = checkAdvice[id]
    const command = fixCommand(id, evidenceFor(id), agreed)
    const fix = `\`${command}\`<br>${console}`
    const about = [`[\`${id}\`](${source})`, `${level}, ${owner}`]
    return `| ${[...about, symptom, cause, fix].map(cell).join(' | ')} |`
  }

/** Renders the page with the ids of an agreement in the commands. */
export const doctorPage = (agreed: AgreedConnection): string =>
  `# What the doctor finds

\`inspect\` of \`@byoa/core/inspection\` compares snapshots of both accounts with what was agreed.
These are the checks of check set ${currentInspectionCheckSet}, in the order of its results, with
the level of a finding and the party that can mend it. The id leads to the page of AWS that the
check relies on. A check is \`passed\`, \`found\` with its evidence, or \`unseen\` when a part of
an account was not read; it is left out where it does not apply to what was agreed.

An onboarding keeps the check set that was current when its setup was issued
(\`inspectionCheckSet\`; without it, set 1): both parties make the same checks, and a later set adds
none. A rotation and a change of the template keep it, too.

In the commands, words in capitals and files in angle brackets are filled in; ids of the finding and
of the agreement stand where this page has examples.

This page is generated. After a change of the checks or of their texts,
\`npx -y pnpm@12 test describeCheck -u\` writes it anew; the same test fails while it is out
of date.

| id | level, owner | symptom | cause | fix |
| --- | --- | --- | --- | --- |
${checkIds.map(row(agreed)).join('\n')}
`
