/** What the routes of marketing have in common: definitions as JSON, noes with everything behind them. */
import type { SiteStore } from '@discreet/engine'
import type { Refusal } from '@discreet/protocol'
import type { FastifyReply } from 'fastify'
import type { TObject } from 'typebox'
import { Type } from 'typebox'
import type { Problem } from './problem.ts'
import { problemOf, sendProblem } from './problem.ts'

/** Of any form: what is wrong with it is answered fault by fault. */
export const definitionBody: TObject = Type.Object({}, { additionalProperties: true })

/** RFC 9457 § 3.2: members of our own, each where there is something to say. */
type LongProblem = Problem & Readonly<Record<string, unknown>>

const extensions = ['problems', 'reasons', 'evidence', 'sentence'] as const

/** A no that says everything at once: every fault of a definition, or the evidence of a tactic. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const said = refusal as Refusal & Partial<Record<(typeof extensions)[number], unknown>>
  const more = extensions.flatMap((name) => {
    const value = said[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const { code, reason, details } = refusal
  const problem: LongProblem = {
    ...problemOf(code, reason, details),
    ...Object.fromEntries(more),
  }
  return sendProblem(reply, problem)
}

/** Who changed a slot or an audience, for the log; of campaigns the engine files it. */
export async function fileChange(
  { rights }: Pick<SiteStore, 'rights'>,
  id: string,
  at: number,
  body: Readonly<Record<string, unknown>>,
): Promise<number> {
  return rights.registers.file({ id, kind: 'campaign', at, body })
}
