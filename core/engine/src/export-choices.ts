/** What a person chose and what holds now, in words, as an export and the office have it. */
import type { Texts } from '@discreet/policy'
import type { Standing } from './choices.ts'
import { isoTime } from './export-fields.ts'
import type { ExportedChoices } from './person-export.ts'

export function exportedChoices(
  { person, state, decision }: Standing,
  texts: Texts,
): ExportedChoices {
  const time = (at: number | null | undefined): string | null => (at == null ? null : isoTime(at))
  return {
    level: state.level,
    levelInForce: decision.level,
    purposes: state.purposes,
    purposesInForce: decision.purposes,
    contribute: state.contribute,
    restricted: state.restricted,
    objections: state.objections,
    standingGpc: state.standingGpc,
    chosenAt: time(state.chosenAt),
    seenAt: time(state.seenAt),
    erasesAt: time(person?.expiresAt),
    place: person?.place ?? null,
    pack: decision.pack,
    notice: person?.notice ?? null,
    reasons: decision.reasons.map((code) => ({ code, text: texts.reasons[code] })),
  }
}
