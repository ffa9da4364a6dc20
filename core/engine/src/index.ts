export type * from './ports.ts'
export type { Interaction, RecordOutcome, RecordTarget } from './record.ts'
export { eventsTarget, importTarget, recordInteractions } from './record.ts'
