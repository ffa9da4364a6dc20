import type { LazySources, LazyTag } from './need.ts'

export const lazySources: LazySources = {
  'discreet-why': async () => (await import('./why.ts')).Why,
  'discreet-level': async () => (await import('./level.ts')).LevelLadder,
  'discreet-preferences': async () => (await import('./preferences.ts')).PreferenceCentre,
  'discreet-label': async () => (await import('./label.ts')).Label,
  'discreet-rights': async () => (await import('./rights.ts')).RightsPanel,
  'discreet-move': async () => (await import('./move.ts')).Move,
  'discreet-slot': async () => (await import('./slot.ts')).CampaignSlot,
  'discreet-question': async () => (await import('./question.ts')).Question,
}

export const lazyTags: readonly LazyTag[] = Object.keys(lazySources) as LazyTag[]
