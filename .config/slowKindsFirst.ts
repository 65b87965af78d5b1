import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Kinds of test files, slowest first. */
const kinds = ['sim', 'int', 'exhaustive', 'model', 'laws']

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = kinds.findIndex((kind) => moduleId.endsWith(`.${kind}.test.ts`))
  return rank < 0 ? kinds.length : rank
}

/**
 * Starts the slowest kinds of files first, so that none of them is left for one worker at the end.
 * Vitest knows the slowest files itself, but not on a fresh checkout, and the longest simulation is
 * the shortest file.
 */
export class SlowKindsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b))
  }
}
