/**
 * Measures everything and prints the table: `npx -y pnpm@12 bench`. `--short` takes seconds instead of minutes;
 * `--check` exits with 1 when a CIDR ratio misses its target (ratios hold on a busy machine, times do not).
 */
import { measureCidr } from './cidrFigures.ts'
import { measureCorePackage } from './corePackage.ts'
import { measureDecider } from './decider.ts'
import { measureMemoryOnboarding } from './memoryOnboarding.ts'
import { report } from './report.ts'

const isShort = process.argv.includes('--short')
const timeMilliseconds = isShort ? 500 : 3000

console.log('onboarding')
report('onboarding', [
  ...(await measureDecider(timeMilliseconds)),
  ...(await measureMemoryOnboarding(timeMilliseconds)),
  ...(await measureCorePackage()),
])

console.log('\ncidr')
const missed = report('cidr', measureCidr(isShort ? 'short' : 'long'))

if (process.argv.includes('--check') && missed > 0) process.exitCode = 1
