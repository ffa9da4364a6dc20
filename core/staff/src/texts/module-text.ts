/** What a module says. Which answer of a question is right is written elsewhere, and never sent to a browser. */
import type { ModuleId } from '../modules.ts'

export interface Section {
  readonly heading: string
  readonly text: string
}

export interface Question {
  /** The same in every language, and so is the order of the options. */
  readonly id: string
  readonly text: string
  readonly options: readonly string[]
}

export interface ModuleText {
  readonly title: string
  readonly sections: readonly Section[]
  readonly questions: readonly Question[]
}

export type TrainingTexts = Readonly<Record<ModuleId, Omit<ModuleText, 'questions'>>>

export type TrainingQuestions = Readonly<Record<ModuleId, readonly Question[]>>
