/**
 * Which answer of each question is right, by its place (from 0); the words are in `texts/`, which never
 * import this: it stays with the server.
 */
import type { ModuleId } from './modules.ts'

export const rightAnswers: Readonly<Record<ModuleId, readonly number[]>> = {
  purpose: [2, 0, 3, 1, 3],
  consent: [1, 2, 0, 3, 1],
  tactics: [2, 1, 3, 0, 2],
  privacy: [2, 0, 1, 3, 1],
  incident: [3, 1, 0, 2, 1],
}
