import type { World } from '../../world/World.ts'
import { freshIamId } from '../../world/freshId.ts'

/**
 * Returns a generated name, `Stack-LogicalId-RANDOM`, shortened in front of its random part, and
 * the world after it.
 *
 * @source https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
export const generatedName = (
  world: World,
  { stackName, logicalId }: { readonly stackName: string; readonly logicalId: string },
  longestCharacters: number,
): readonly [World, string] => {
  const [next, digits] = freshIamId(world, '')
  const suffix = `-${digits.slice(-12)}`
  const stem = `${stackName}-${logicalId}`
  return [next, stem.slice(0, longestCharacters - suffix.length) + suffix]
}
