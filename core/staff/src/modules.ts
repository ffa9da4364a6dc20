/** The modules that a role asks for, by name; their words are in `texts/`. */
export const moduleIds = ['purpose', 'consent', 'tactics', 'privacy', 'incident'] as const

export type ModuleId = (typeof moduleIds)[number]

/** A module that says something new has to be passed again. */
export const moduleVersions: Readonly<Record<ModuleId, number>> = {
  purpose: 1,
  consent: 1,
  tactics: 1,
  privacy: 1,
  incident: 1,
}

/** A pass holds for a year. */
export const passMilliseconds: number = 365 * 86_400_000

/** Kept as evidence, also after it has run out. */
export interface TrainingPass {
  readonly module: ModuleId
  readonly version: number
  /** Epoch milliseconds. */
  readonly at: number
  /** Questions answered rightly, of how many. */
  readonly right: number
  readonly of: number
}

/** `now`: epoch milliseconds. At its very end a pass holds no more. */
export function passHolds(pass: TrainingPass, now: number): boolean {
  const current = pass.version === moduleVersions[pass.module]
  return current && now >= pass.at && now < pass.at + passMilliseconds
}
