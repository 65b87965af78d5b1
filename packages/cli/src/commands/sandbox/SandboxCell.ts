/**
 * The world of a running sandbox, whose time goes with the clock, and ahead of it when it was
 * moved.
 */
import { type World, advanceTime, apply } from '@byoa/cloud-memory'
import type { Cell } from '@byoa/cloud-memory/wire'

export interface SandboxCell extends Cell {
  /** Moves the world's time ahead. */
  readonly advance: (seconds: number) => void
  /** Puts the world back to what it was when the sandbox was started. */
  readonly reset: () => void
}

export interface SandboxCellOptions {
  readonly world: World
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Called with the world after each call that changed something. */
  readonly changed: (world: World) => void
}

/** Keeps a world. */
export const sandboxCell = ({ world: start, now, changed }: SandboxCellOptions): SandboxCell => {
  // A world that was moved ahead stays ahead; one from the past catches up.
  const aheadAtStart = (): number => Math.max(0, start.now - now())
  let world = start
  let aheadMilliseconds = aheadAtStart()
  const current = (): World => {
    const behind = now() + aheadMilliseconds - world.now
    if (behind > 0) world = advanceTime(world, behind / 1000)
    return world
  }
  return {
    world: current,
    call: (caller, call) => {
      const before = current()
      const [after, outcome] = apply(before, caller, call)
      world = after
      if (after !== before) changed(after)
      return outcome
    },
    advance: (seconds) => {
      aheadMilliseconds += seconds * 1000
      changed(current())
    },
    reset: () => {
      world = start
      aheadMilliseconds = aheadAtStart()
      changed(current())
    },
  }
}
