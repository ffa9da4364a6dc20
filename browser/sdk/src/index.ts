import { PageDiscreet } from './discreet.ts'
import type { Discreet, Options } from './types.ts'

export { connectAttributes } from './attributes.ts'
export { provide, provided } from './provided.ts'
export type {
  Access,
  Campaigns,
  Choice,
  Choices,
  Context,
  Contribution,
  Contributions,
  Corrected,
  Discreet,
  HistoryEntry,
  Options,
  Profile,
  ProfileView,
  Question,
  Questions,
  Receipt,
  Recommendations,
  RecordedEvent,
  Refused,
  Rights,
  ShelfPlacement,
  ShownItem,
  Slot,
  SlotContext,
  SlotFeedback,
} from './types.ts'

/** Starts Discreet in a page. Writes nothing and tells nobody anything until a person chooses. */
export function createDiscreet(options: Options): Discreet {
  return new PageDiscreet(options)
}
