/** What a slot would show to an example of a person, at each level and in each arm: nobody is counted. */
import type { PreviewQuestion } from '@discreet/engine'
import { previewSlot } from '@discreet/engine'
import type { Level } from '@discreet/policy'
import { textsFor } from '@discreet/policy'
import type { PersonalContext } from '@discreet/protocol'
import { decayedHistory, noPreferences } from '@discreet/recommend'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { shownSlot } from './decide-shown.ts'
import { sendRefusal } from './office-campaign-desk.ts'
import type { OfficeDesk } from './office-desk.ts'
import { idOf, idParam, officeSchema } from './office-desk.ts'

const whole = (most: number): ReturnType<typeof Type.String> =>
  Type.String({ pattern: `^(${Array.from({ length: most + 1 }, (_, k) => k).join('|')})$` })
const id = Type.String({ minLength: 1, maxLength: 64 })
const mostItems = 20

const query = {
  level: whole(3),
  hour: Type.Optional(whole(23)),
  day: Type.Optional(Type.String({ pattern: '^[1-7]$' })),
  device: Type.Optional(Type.Enum(['phone', 'tablet', 'desktop'])),
  locale: Type.Optional(Type.String({ maxLength: 35 })),
  items: Type.Optional(Type.String({ maxLength: 2000, description: 'Ids, with commas between' })),
  campaign: Type.Optional(id),
  arm: Type.Optional(id),
  answer: Type.Optional(Type.Enum(['yes', 'no'])),
}

interface Asked {
  readonly level: string
  readonly hour?: string
  readonly day?: string
  readonly device?: string
  readonly locale?: string
  readonly items?: string
  readonly campaign?: string
  readonly arm?: string
  readonly answer?: 'yes' | 'no'
}

/** What the example did just now, as far as its level uses it. */
function personalOf(
  level: Level,
  items: readonly string[],
  now: number,
): PersonalContext | undefined {
  if (level === 0 || items.length === 0) return undefined
  const done = items.map((item) => ({ item, at: now, bought: level === 3 }))
  return { ...noPreferences, ...decayedHistory(done, now) }
}

export function officeMarketingRoutes(server: FastifyInstance, desk: OfficeDesk): void {
  server.get(
    '/v1/office/placements/:id/preview',
    {
      schema: officeSchema(
        'marketing.read',
        'What a slot shows to an example of a person, at a level and in an arm',
        { params: idParam, query },
      ),
    },
    async (request: FastifyRequest, reply) => {
      const { store, setup } = await desk.of(request)
      const asked = request.query as Asked
      const { byId } = await desk.sites.catalogue(store)
      const items = (asked.items ?? '')
        .split(',')
        .slice(0, mostItems)
        .flatMap((one) => byId.get(one) ?? [])
      const { locale } = textsFor(asked.locale ?? 'en')
      const level = Number(asked.level) as Level
      const { campaign, arm, answer } = asked
      const question: PreviewQuestion = {
        placement: idOf(request),
        level,
        items,
        hour: Number(asked.hour ?? 12),
        day: Number(asked.day ?? 1),
        device: asked.device ?? 'desktop',
        locale,
        ...(campaign === undefined ? {} : { campaign }),
        ...(arm === undefined ? {} : { arm }),
        ...(answer === undefined ? {} : { answer }),
      }
      const found = await previewSlot(store, question, setup.now())
      if (!found.ok) return sendRefusal(reply, found)
      const standpoint = {
        personal: personalOf(
          level,
          items.map((one) => one.id),
          setup.now(),
        ),
      }
      return shownSlot(found.decision, found.file, standpoint, {
        recommender: (await desk.sites.serving(store))?.recommender,
        itemOf: (one) => byId.get(one),
        items: [],
        basket: [],
        locale,
      })
    },
  )
}
