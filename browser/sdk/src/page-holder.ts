/** Level 1: the state lives in the memory of the page and nowhere else. */
import type { DeviceState, StateHolder } from './device-types.ts'

export function pageHolder(state: DeviceState): StateHolder {
  let held: DeviceState | undefined = state
  return {
    read: async () => held,
    update: async (change) => {
      held = held === undefined ? undefined : change(held)
      return held
    },
    wipe: async () => {
      held = undefined
    },
    close: () => undefined,
  }
}
