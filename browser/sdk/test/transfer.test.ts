import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addEvent, mergeHistory } from '../src/device-profile.ts'
import type { DeviceState } from '../src/device-types.ts'
import { exportState, importState, merge } from '../src/transfer.ts'
import { anyState, dayMilliseconds, now, stateOf } from './states.ts'

const words = 'correct horse'

async function exported(state: DeviceState, passphrase = words): Promise<string> {
  const answer = await exportState(state, passphrase)
  return answer.ok ? answer.text : ''
}

function refused(why: string): object {
  return { ok: false, code: 'file_refused', why }
}

const small = addEvent(
  addEvent(stateOf(), { type: 'view', item: 'tea' }, now),
  { type: 'purchase', items: ['rice'], order: 'o-1' },
  now,
)

describe('a profile on its way', () => {
  test('arrives as it left: history and preferences, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        const { history, preferences } = state
        expect(await importState(await exported(state), words, 'corner')).toEqual({
          ok: true,
          history,
          preferences,
        })
      }),
      { numRuns: 5 },
    )
  })

  test('shows nothing of what is in it', async () => {
    const text = await exported(small)
    expect(text).toContain('"site":"corner"')
    expect(Object.keys(JSON.parse(text))).toEqual([
      'discreet',
      'version',
      'site',
      'salt',
      'iv',
      'iterations',
      'data',
      'check',
    ])
    expect(text).not.toMatch(/tea|rice|o-1/)
    expect(JSON.parse(await exported(small)).data).not.toBe(JSON.parse(text).data)
  })

  test('has a length that says little about how much there is', async () => {
    let larger = small
    for (let k = 0; k < 40; k += 1) {
      larger = addEvent(larger, { type: 'view', item: `item-${k}` }, now + k)
    }
    expect((await exported(larger)).length).toBe((await exported(small)).length)
    let full = small
    for (let k = 0; k < 500; k += 1) {
      const order = {
        type: 'purchase',
        items: [`organic-item-${k % 90}`],
        order: `o-${k}`,
      } as const
      full = addEvent(full, order, now - 300 * dayMilliseconds + k * 7_654_321)
    }
    const sealed = Buffer.from(JSON.parse(await exported(full)).data, 'base64url')
    // AES-GCM adds its 16 bytes.
    expect((sealed.length - 16) % 4096).toBe(0)
    expect(sealed.length).toBeLessThan(20_000)
  })
})

describe('a profile is refused', () => {
  test('with a passphrase of fewer than eight characters, on the way out and in', async () => {
    expect(await exportState(small, 'seven77')).toEqual(refused('short'))
    // Eight code units, four characters.
    expect(await exportState(small, '🍵🍵🍵🍵')).toEqual(refused('short'))
    expect(await importState(await exported(small), 'seven77', 'corner')).toEqual(refused('short'))
  })

  test('with another passphrase', async () => {
    expect(await importState(await exported(small), 'wrong horse', 'corner')).toEqual(
      refused('passphrase'),
    )
  })

  test('for another site, also when the envelope is made to say this one', async () => {
    const text = await exported(small)
    expect(await importState(text, words, 'other')).toEqual(refused('site'))
    const { checksum } = await import('../src/checksum.ts')
    const { check: _, ...body } = JSON.parse(text)
    const forged = { ...body, site: 'other' }
    const renamed = JSON.stringify({ ...forged, check: checksum(JSON.stringify(forged)) })
    expect(await importState(renamed, words, 'other')).toEqual(refused('passphrase'))
  })

  test('in another version', async () => {
    const later = JSON.stringify({ ...JSON.parse(await exported(small)), version: 2 })
    expect(await importState(later, words, 'corner')).toEqual(refused('version'))
  })

  test('when anything of it was changed, cut or is missing', async () => {
    const text = await exported(small)
    const fields = JSON.parse(text)
    const broken = [
      '',
      'DSC1 1/2',
      '[]',
      'null',
      '{"discreet":"receipt"}',
      text.slice(0, -20),
      text.replace(/"data":"(.)/, (_, first) => `"data":"${first === 'A' ? 'B' : 'A'}`),
      ...['salt', 'iv', 'data', 'check', 'site', 'iterations'].map((name) =>
        JSON.stringify({ ...fields, [name]: undefined }),
      ),
      JSON.stringify({ ...fields, version: '1' }),
      // A file must not choose how long this device calculates.
      JSON.stringify({ ...fields, iterations: 1e9 }),
      ' '.repeat(3_000_000),
    ]
    for (const one of broken) {
      expect(await importState(one, words, 'corner')).toEqual(refused('damaged'))
    }
  })

  test('whatever text it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect(await importState(text, words, 'corner')).toMatchObject({ code: 'file_refused' })
      }),
    )
  })
})

test('the same words open it however a keyboard writes their letters', async () => {
  const text = await exported(small, 'Käsekuchen')
  expect(await importState(text, 'Ka\u0308sekuchen', 'corner')).toMatchObject({ ok: true })
})

describe('bringing it in', () => {
  test('adds what is new and keeps the choice, the receipts and the crowd of this device', () => {
    fc.assert(
      fc.property(anyState, anyState, (own, other) => {
        const merged = merge(own, other)
        expect(merged.history).toEqual(mergeHistory(own.history, other.history))
        expect({ ...merged, history: [], preferences: own.preferences }).toEqual({
          ...own,
          history: [],
        })
        expect(merge(merged, other)).toEqual(merged)
      }),
    )
  })

  test('heeds both, and this device where they differ', () => {
    const said = { liked: [], avoided: [], less: [], owned: [], without: [] }
    const own = stateOf({
      preferences: { ...said, liked: ['Tea'], avoided: ['Meat'], without: ['again'] },
    })
    const preferences = {
      ...said,
      liked: ['Meat', 'Rice'],
      avoided: ['Tea', 'Fish'],
      less: ['Tea', 'Sweets'],
      owned: ['pan'],
    }
    expect(merge(own, { history: [], preferences }).preferences).toEqual({
      liked: ['Tea', 'Rice'],
      avoided: ['Meat', 'Fish'],
      less: ['Sweets'],
      owned: ['pan'],
      without: ['again'],
    })
  })
})
