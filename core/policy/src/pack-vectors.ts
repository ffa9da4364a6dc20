/**
 * Examples beside a pack (`<id>.vectors.json`): what the pack must lead to. Days are counted back
 * from the moment of asking, so that the examples do not grow old.
 */
import type { Decision, PersonState } from './decide.ts'
import { decide, unknownPerson } from './decide.ts'
import type { LawPack } from './pack.ts'
import { packFor } from './pack.ts'

export interface PackVector {
  /** A sentence: what it shows. */
  readonly shows: string
  readonly place?: string
  readonly gpc?: boolean
  readonly signedIn?: boolean
  readonly daysSinceChoice?: number
  readonly daysSinceSeen?: number
  readonly daysSinceRefusal?: number
  readonly state: Partial<PersonState>
  readonly expect: {
    readonly level: number
    readonly contribute?: boolean
    /** Days from now before which nothing may ask; 'never' after GPC; null: no such limit. */
    readonly askAfterDays?: number | 'never' | null
    readonly askTwice?: boolean
  }
}

export interface VectorResult {
  readonly shows: string
  /** Empty when it holds. */
  readonly faults: readonly string[]
}

const day = 86_400_000
const ago = (days: number | undefined, now: number): number | null =>
  days === undefined ? null : now - days * day

function askAfterDays({ obligations }: Decision, now: number): number | 'never' | null {
  const limit = obligations.find((one) => one.do === 'not_ask_before')
  if (limit === undefined) return null
  return limit.at === Number.MAX_SAFE_INTEGER ? 'never' : (limit.at - now) / day
}

function faultsOf({ expect }: PackVector, decision: Decision, now: number): string[] {
  const found: Record<keyof PackVector['expect'], unknown> = {
    level: decision.level,
    contribute: decision.purposes.includes('contribute'),
    askAfterDays: askAfterDays(decision, now),
    askTwice: decision.obligations.some((one) => one.do === 'ask_twice'),
  }
  return Object.entries(expect)
    .filter(([name, wanted]) => found[name as keyof typeof found] !== wanted)
    .map(([name, wanted]) => `${name} is ${found[name as keyof typeof found]}, expected ${wanted}`)
}

/** `packs`: all packs, so that a place is looked up as it is in service; `now`: any moment. */
export function checkVectors(
  packs: readonly LawPack[],
  pack: LawPack,
  vectors: readonly PackVector[],
  now: number,
): readonly VectorResult[] {
  return vectors.map((vector) => {
    const inForce = packFor(packs, vector.place)
    const state: PersonState = {
      ...unknownPerson,
      chosenAt: ago(vector.daysSinceChoice, now),
      seenAt: ago(vector.daysSinceSeen, now),
      refusedAt: ago(vector.daysSinceRefusal, now),
      ...vector.state,
    }
    const request = {
      signedIn: vector.signedIn ?? true,
      gpc: vector.gpc ?? false,
      audience: 'general',
    } as const
    const faults = faultsOf(vector, decide(request, state, inForce, now), now)
    const where = inForce.id === pack.id ? [] : [`${vector.place} belongs to ${inForce.id}`]
    return { shows: vector.shows, faults: [...where, ...faults] }
  })
}
