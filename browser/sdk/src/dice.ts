/** Random values, so that a test can choose them. */
export interface Dice {
  /** RFC 9562 version 4. */
  uuid(): string
  /** 0 ≤ x < 1. */
  fraction(): number
}

export const pageDice: Dice = {
  uuid: () => crypto.randomUUID(),
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
}
