export { bindSignal } from './bind-signal.ts'
export type { PeopleSetup, Standing, Visitor } from './choices.ts'
export {
  decisionToContribute,
  noticeOf,
  placeOf,
  recordsOf,
  standingOf,
  widenedSince,
} from './choices.ts'
export type { Choice, ChoiceOutcome } from './choose.ts'
export { choose } from './choose.ts'
export { consentAsJsonLd } from './consent-export.ts'
export { contributePeriods, eventsPeriod } from './events-period.ts'
export type { Recalled } from './opened-profile.ts'
export type * from './people-ports.ts'
export type * from './ports.ts'
export type { Forgotten, Remembered } from './profile.ts'
export { forget, forgetEverything, recall, remember } from './profile.ts'
export type { Pseudonym } from './pseudonym.ts'
export type { Interaction, RecordOutcome, RecordTarget } from './record.ts'
export { eventsTarget, importTarget, recordInteractions } from './record.ts'
export type { ReleaseOutcome, ReleaseRequest } from './release.ts'
export { releasePeriod } from './release.ts'
export type { Loaded } from './serve.ts'
export { loadRecommender } from './serve.ts'
export type { NewSite } from './site.ts'
export { createSite, siteSettings } from './site.ts'
export type { TrainRequest } from './train.ts'
export { trainModel } from './train.ts'
