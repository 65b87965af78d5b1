export { explore, type Exploration, type ExploreOptions, type Violation } from './explore.ts'
