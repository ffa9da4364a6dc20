/** Prometheus metrics. No label ever holds an id of a person, an item or an address. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  readonly events: Counter<'outcome'>
  readonly droppedFields: Counter<'kind'>
  readonly contributions: Counter<'outcome'>
  /** By slot, never by campaign or arm: what somebody is in is theirs. */
  readonly decisions: Counter<'placement'>
  readonly reports: Counter<'outcome'>
  readonly cohorts: Counter
  readonly requests: Histogram<'route' | 'status'>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    events: new Counter({
      name: 'discreet_events_total',
      help: 'Events at the gate',
      labelNames: ['outcome'],
      registers,
    }),
    droppedFields: new Counter({
      name: 'discreet_dropped_fields_total',
      help: 'Fields that the allow-list left out',
      labelNames: ['kind'],
      registers,
    }),
    contributions: new Counter({
      name: 'discreet_contributions_total',
      help: 'Contribution rows',
      labelNames: ['outcome'],
      registers,
    }),
    decisions: new Counter({
      name: 'discreet_decisions_total',
      help: 'Slots that the server has decided',
      labelNames: ['placement'],
      registers,
    }),
    reports: new Counter({
      name: 'discreet_reports_total',
      help: 'Reports of devices and visits about campaigns',
      labelNames: ['outcome'],
      registers,
    }),
    cohorts: new Counter({
      name: 'discreet_cohorts_released_total',
      help: 'Cohorts of campaigns that were noised and released',
      registers,
    }),
    requests: new Histogram({
      name: 'discreet_request_seconds',
      help: 'Duration of requests',
      labelNames: ['route', 'status'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
  }
}
