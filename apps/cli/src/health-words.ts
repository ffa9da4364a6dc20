/** What `discreet doctor` says of each thing that it looks at. */
import type { HealthFinding, SiteCheck } from '@discreet/engine'

type Facts = HealthFinding['facts']

function day(at: number | null | undefined): string {
  return at == null ? 'never' : new Date(at).toISOString().slice(0, 10)
}

const count = (facts: Facts, name: string): number => facts[name] ?? 0

const words: Readonly<Record<SiteCheck, (facts: Facts) => string>> = {
  ledger: (facts) =>
    facts['brokenAt'] == null
      ? `${count(facts, 'entries')} entries, whole`
      : `broken at entry ${facts['brokenAt']}`,
  log: (facts) => `${count(facts, 'entries')} entries; discreet log verify looks at each`,
  periods: (facts) =>
    count(facts, 'waiting') === 0
      ? 'none waits to be released'
      : `${count(facts, 'waiting')} to be released, since ${day(facts['since'])}: discreet release`,
  release: (facts) => `${count(facts, 'releases')}, the last one: ${day(facts['at'])}`,
  model: (facts) => `of ${count(facts, 'releases')} release(s), trained: ${day(facts['at'])}`,
  cohorts: (facts) => `${count(facts, 'waiting')} overdue`,
  outbox: (facts) => `${count(facts, 'waiting')} overdue`,
  erasures: (facts) => `${count(facts, 'waiting')} cut short`,
  retention: (facts) => `last run: ${day(facts['at'])}`,
}

export function healthText({ check, facts }: Pick<HealthFinding, 'check' | 'facts'>): string {
  return words[check](facts)
}
