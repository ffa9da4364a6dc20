/** The scorer in a thread of its own. It says that it is there, then answers one call after the other. */
import type { Item, PersonalContext, RecommendRequest } from '@discreet/protocol'
import type { Scored, ScorerFiles, Scoring } from './scorer.ts'
import { createScorer } from './scorer.ts'

export type Call =
  | { readonly id: number; readonly do: 'load'; readonly files: ScorerFiles }
  | {
      readonly id: number
      readonly do: 'recommend'
      readonly request: RecommendRequest
      readonly personal: PersonalContext | undefined
    }
  | { readonly id: number; readonly do: 'products'; readonly ids: readonly string[] }

export type Answer = Scoring<{ readonly items: number }> | Scoring<Scored> | readonly Item[]

export type Told = 'ready' | { readonly id: number; readonly answer: Answer }

const scorer = createScorer()

function answered(call: Call): Promise<Answer> {
  switch (call.do) {
    case 'load':
      return scorer.load(call.files)
    case 'recommend':
      return scorer.recommend(call.request, call.personal)
    case 'products':
      return scorer.products(call.ids)
  }
}

function tell(told: Told): void {
  self.postMessage(told)
}

self.onmessage = ({ data }: MessageEvent<Call>) => {
  void answered(data).then((answer) => tell({ id: data.id, answer }))
}
tell('ready')
