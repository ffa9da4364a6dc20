/** discreet packs: what the law packs lead to, and whether their own examples hold. */
import type { PackFile } from '@discreet/packs-file'
import { readPacks } from '@discreet/packs-file'
import type { Level, PersonState } from '@discreet/policy'
import {
  accountPurposes,
  checkVectors,
  decide,
  packFor,
  textsFor,
  unknownPerson,
} from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import type { Output } from './output.ts'

/** `now`: epoch milliseconds. Throws when an example does not hold. */
export function testPacks(own: string | undefined, now: number, output: Output): void {
  const files = readPacks(own)
  const packs = files.map(({ pack }) => pack)
  const results = files.map(({ pack, vectors }) => ({
    pack,
    results: checkVectors(packs, pack, vectors, now),
  }))
  output.table(
    results.map(({ pack, results: all }) => ({
      pack: pack.id,
      version: pack.version,
      places: pack.places.length,
      examples: all.length,
      failed: all.filter(({ faults }) => faults.length > 0).length,
    })),
  )
  const failed = results.flatMap(({ pack, results: all }) =>
    all.filter(({ faults }) => faults.length > 0).map((one) => ({ pack: pack.id, ...one })),
  )
  for (const { pack, shows, faults } of failed)
    output.say(`${pack}: ${shows}: ${faults.join('; ')}`)
  output.result({ packs: results.map(({ pack }) => pack.id), failed })
  if (failed.length > 0) {
    throw new DiscreetError('configuration_invalid', `${failed.length} example(s) do not hold`, {
      field: 'packs',
      expected: 'every example to hold; mend the pack or the example',
    })
  }
}

export interface ExplainOptions {
  readonly packs?: string
  readonly place?: string
  readonly level?: number
  readonly age?: number
  readonly gpc: boolean
  readonly locale: string
}

function inShort({ pack }: PackFile, place: string | undefined): Record<string, string | number>[] {
  const { request } = pack
  const clock = (one: { count: number; unit: string } | null): string =>
    one === null ? 'none' : `${one.count} ${one.unit}(s)`
  return [
    { rule: 'pack', value: `${pack.id} ${pack.version}: ${pack.name}` },
    { rule: 'laws', value: pack.laws.join('; ') },
    { rule: 'place', value: place ?? 'unknown' },
    { rule: 'default level', value: pack.defaultLevel },
    {
      rule: 'age',
      value:
        pack.ages
          .map(({ below, cap, guardianCap }) => `below ${below}: ${cap} (guardian ${guardianCap})`)
          .join('; ') || 'no limit',
    },
    {
      rule: 'consent holds',
      value: pack.consentDays === null ? 'until taken back' : `${pack.consentDays} days`,
    },
    { rule: 'asked again after', value: `${pack.reaskDays} days` },
    { rule: 'requests answered in', value: clock(request.answer) },
    { rule: 'extension', value: clock(request.extension) },
    { rule: 'opt-outs done in', value: clock(pack.optOut ?? request.answer) },
    { rule: 'appeals answered in', value: clock(pack.appeal ?? request.answer) },
    { rule: 'a day ends in', value: pack.calendar.timeZones.join(', ') },
    { rule: 'breach told in', value: clock(pack.breach) },
  ]
}

export function explainPack(options: ExplainOptions, now: number, output: Output): void {
  const files = readPacks(options.packs)
  const pack = packFor(
    files.map((one) => one.pack),
    options.place,
  )
  const file = files.find((one) => one.pack.id === pack.id)
  if (file !== undefined) output.table(inShort({ ...file, pack }, options.place))
  const state: PersonState = {
    ...unknownPerson,
    age: options.age ?? null,
    level: (options.level ?? null) as Level | null,
    purposes: options.level === 3 ? [...accountPurposes] : [],
    chosenAt: options.level === undefined ? null : now,
  }
  const request = { signedIn: true, gpc: options.gpc, audience: 'general' } as const
  const decision = decide(request, state, pack, now)
  const texts = textsFor(options.locale)
  output.say(`\nLevel in force: ${decision.level} (${texts.levels[decision.level].name})`)
  for (const reason of decision.reasons) output.say(`  - ${texts.reasons[reason]}`)
  output.say(`Allowed: ${decision.purposes.join(', ')}`)
  output.result({ pack, decision })
}
