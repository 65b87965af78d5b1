export { Egress } from './Egress.ts'
export { Party } from './Party.ts'
export type { Language } from './Language.ts'
export {
  addSeconds,
  fromMilliseconds,
  Instant,
  render as renderInstant,
  secondsUntil,
} from './Instant.ts'
export { isSameData } from './isSameData.ts'
