export { onboardingEvent } from './onboarding/onboardingEvent.ts'
