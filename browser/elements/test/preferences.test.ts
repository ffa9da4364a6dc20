import { readFile } from 'node:fs/promises'
import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Elements, Page, Shown } from './elements-page.ts'
import { openElements } from './elements-page.ts'
import type { FakeSettings } from './fake.ts'

const onDevice: FakeSettings = {
  choices: { level: 2, chosen: 2, chosenAt: Date.UTC(2026, 4, 3, 12), reasons: ['chosen'] },
}

describe.skipIf(chromiumPath === undefined)('the preference centre', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  async function centre(settings: FakeSettings = onDevice): Promise<Shown> {
    const shown = await elements.show('<discreet-preferences></discreet-preferences>', settings)
    await shown.page.locator('discreet-preferences section').last().waitFor()
    return shown
  }

  const called = (page: Page, name: string): Promise<unknown> =>
    page.evaluate(`fake.calls.filter(([what]) => what === '${name}').map(([, ...rest]) => rest)`)
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const status = (page: Page) =>
    page
      .locator('discreet-preferences > .status [role=status]')
      .or(page.locator('discreet-preferences .centre > .status [role=status]'))
  const section = (page: Page, heading: string) =>
    page.locator('discreet-preferences section').filter({
      has: page.getByRole('heading', { name: heading }),
    })

  test('has a heading for everything, at every level', async () => {
    const common = ['Help the crowd', 'How well the crowd hides you', 'Receipts']
    const take = 'Take it with you or erase it'
    const own = [
      ['What we know about you', take],
      ['What this visit knows about you', take],
      ['What this device knows about you', 'Move to another device', take],
      ['What your account knows about you', 'What your account is used for'],
    ]
    for (const level of [0, 1, 2, 3] as const) {
      const rights = ['Your rights', 'Who looked at your data']
      const { page, complaints, close } = await centre({
        choices: { level, chosen: level, chosenAt: 0, signedIn: true },
      })
      await page.locator('discreet-level .option').last().waitFor()
      const headings = await page.getByRole('heading').allInnerTexts()
      expect(headings.sort()).toEqual(
        [
          'A shop',
          'How personal should this shop be?',
          ...common,
          ...rights,
          ...(own[level] ?? []),
        ].sort(),
      )
      expect(complaints).toEqual([])
      await close()
    }
  })

  test('knows nothing at Off and says so', async () => {
    const { page, close } = await centre({})
    expect(await section(page, 'What we know about you').innerText()).toContain('Nothing.')
    expect(await section(page, 'Receipts').innerText()).toContain('no receipt')
    await close()
  })

  test('forgets one entry with one tap', async () => {
    const { page, close } = await centre()
    await button(page, 'Forget Lemons, unwaxed').click()
    await expect.poll(() => status(page).innerText()).toBe('Lemons, unwaxed is forgotten.')
    expect(await called(page, 'forget')).toEqual([[['2']]])
    expect(await button(page, 'Forget Lemons, unwaxed').count()).toBe(0)
    await close()
  })

  test('takes a preference off its list, and puts it back', async () => {
    const { page, close } = await centre()
    await button(page, 'Take off: You buy it again and again').click()
    await expect.poll(() => status(page).innerText()).toContain('is off the list')
    await button(page, 'Undo').click()
    await expect
      .poll(() => called(page, 'setPreferences'))
      .toMatchObject([
        [{ liked: ['Herbs'], less: ['Fruit'], without: [] }],
        [{ liked: ['Herbs'], less: ['Fruit'], without: ['again'] }],
      ])
    await expect.poll(() => button(page, 'Take off: You buy it again and again').count()).toBe(1)
    await close()
  })

  test('helps the crowd by its own switch, at the level that holds', async () => {
    const { page, close } = await centre()
    await page.getByRole('switch', { name: /Help the crowd/ }).check()
    await expect.poll(() => status(page).innerText()).toBe('You help the crowd.')
    expect(await called(page, 'set')).toEqual([[{ level: 2, contribute: true }]])
    await close()
  })

  test('asks once more before helping where the law wants two acts', async () => {
    const { page, close } = await centre({
      choices: { level: 0, chosen: 0, chosenAt: 0, obligations: [{ do: 'ask_twice' }] },
    })
    const helps = page.getByRole('switch', { name: /Help the crowd/ })
    await helps.click()
    await expect
      .poll(() => page.locator('.asks').innerText())
      .toContain('Do you want “Help the crowd” now?')
    expect(await helps.isChecked()).toBe(false)
    await button(page, 'Yes, use it').click()
    await expect
      .poll(() => called(page, 'set'))
      .toEqual([[{ level: 0, contribute: true, confirmed: true }]])
    await close()
  })

  test('leaves the switch off when helping is refused', async () => {
    const { page, close } = await centre({ ...onDevice, refuses: 'This is not possible here.' })
    const helps = page.getByRole('switch', { name: /Help the crowd/ })
    await helps.click()
    await expect.poll(() => status(page).innerText()).toBe('This is not possible here.')
    expect(await helps.isChecked()).toBe(false)
    await close()
  })

  test('shows exactly what is sent, and what the crowd costs', async () => {
    const { page, close } = await centre()
    await page.getByText('See what is sent').click()
    const boxes = await page.locator('discreet-preferences .sent').allInnerTexts()
    expect(boxes).toHaveLength(2)
    for (const text of [
      'May 8, 2026',
      '9f3b61c2a0d84e57',
      'coffee, oats',
      'penne, basil, tomatoes',
    ]) {
      expect(boxes[0]).toContain(text)
    }
    expect(await section(page, 'Help the crowd').innerText()).toContain(
      'You helped 2 of at most 12 times',
    )
    const hidden = await section(page, 'How well the crowd hides you').innerText()
    expect(hidden).toContain('One count costs 1.')
    expect(hidden).toContain('Counts so far: 14.')
    await close()
  })

  test('hands over each receipt as it is', async () => {
    const { page, close } = await centre()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Save the receipt of May 3, 2026').click(),
    ])
    expect(download.suggestedFilename()).toBe('receipt-2026-05-03-abcdef.jws')
    expect(await readFile(await download.path(), 'utf8')).toBe('eyJh.eyJi.c2ln')
    await close()
  })

  test('hands over everything in one file', async () => {
    const { page, complaints, close } = await centre()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Download everything').click(),
    ])
    const all: unknown = JSON.parse(await readFile(await download.path(), 'utf8'))
    expect(all).toMatchObject({
      site: 'shop',
      choices: { level: 2 },
      profile: { entries: [{ id: '1' }, { id: '2' }, { id: '3' }] },
      contributions: { pending: { contribution: { person: '9f3b61c2a0d84e57' } } },
      receipts: [{ receipt: 'eyJh.eyJi.c2ln' }],
    })
    expect(complaints).toEqual([])
    await close()
  })

  test('erases in two steps, and not in one', async () => {
    const { page, close } = await centre()
    await button(page, 'Erase everything').click()
    await button(page, 'No, keep it').click()
    expect(await called(page, 'wipe')).toEqual([])
    expect(await button(page, 'Erase everything').evaluate((one) => one.matches(':focus'))).toBe(
      true,
    )
    await button(page, 'Erase everything').click()
    await button(page, 'Yes, erase it').click()
    await expect.poll(() => status(page).innerText()).toBe('It is all gone.')
    expect(await called(page, 'wipe')).toEqual([[]])
    await close()
  })
})

describe.skipIf(chromiumPath === undefined)('a move to another device', () => {
  let elements: Elements
  beforeAll(async () => {
    elements = await openElements()
  })
  afterAll(() => elements.close())

  async function move(reducedMotion: 'reduce' | 'no-preference' = 'reduce'): Promise<Shown> {
    const shown = await elements.show('<discreet-move></discreet-move>', onDevice, {
      reducedMotion,
    })
    await shown.page.locator('discreet-move #lock').waitFor()
    await shown.page.evaluate(
      "globalThis.told = []; addEventListener('discreet-told', ({ detail }) => told.push(detail.text))",
    )
    return shown
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const told = (page: Page) => page.evaluate('told.at(-1)')

  test('starts with words that are long enough', async () => {
    const { page, close } = await move()
    await page.locator('discreet-move #lock').fill('short')
    await button(page, 'Save as a file').click()
    expect(await told(page)).toBe('Type 8 letters or more.')
    expect(await page.locator('discreet-move #lock').evaluate((one) => one.matches(':focus'))).toBe(
      true,
    )
    await close()
  })

  test('goes by a file there and back', async () => {
    const { page, close } = await move()
    await page.locator('discreet-move #lock').fill('correct horse')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Save as a file').click(),
    ])
    await button(page, 'Bring it in').click()
    expect(await told(page)).toBe('Choose a file or scan the code first.')
    await page.locator('discreet-move #file').setInputFiles(await download.path())
    await page.locator('discreet-move #unlock').fill('correct horse')
    await button(page, 'Bring it in').click()
    await expect.poll(() => told(page)).toBe('Here now: 3 things from your other device.')
    const text = await readFile(await download.path(), 'utf8')
    expect(await page.evaluate("fake.calls.find(([what]) => what === 'import')")).toEqual([
      'import',
      text,
      'correct horse',
    ])
    await close()
  })

  test('turns its codes by itself, unless somebody asks for less motion', async () => {
    for (const motion of ['no-preference', 'reduce'] as const) {
      const { page, close } = await move(motion)
      await page.locator('discreet-move #lock').fill('correct horse')
      await button(page, 'Show as a code').click()
      await page.getByText('Code 1 of 6').waitFor()
      if (motion === 'no-preference') await page.getByText('Code 2 of 6').waitFor()
      const name = motion === 'reduce' ? 'Go on' : 'Pause'
      expect(await button(page, name).count()).toBe(1)
      await close()
    }
  })

  test('goes by codes through a camera', async () => {
    const { page, complaints, close } = await move()
    await page.evaluate(`(async () => {
      const { chunksFor, drawQr } = await import('/entry.js')
      const { text } = await fake.profile.export('')
      const drawings = chunksFor(text, 500).map(drawQr)
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = 480
      let place = 0
      const draw = () => {
        const context = canvas.getContext('2d')
        context.setTransform(1, 0, 0, 1, 0, 0)
        context.fillStyle = '#fff'
        context.fillRect(0, 0, 480, 480)
        const { size, path } = drawings[place++ % drawings.length]
        context.setTransform(480 / size, 0, 0, 480 / size, 0, 0)
        context.fillStyle = '#000'
        context.fill(new Path2D(path))
      }
      setInterval(draw, 400)
      draw()
      globalThis.stream = canvas.captureStream(20)
      navigator.mediaDevices.getUserMedia = async () => stream
    })()`)
    await button(page, 'Scan the code').click()
    await expect
      .poll(() => told(page), { timeout: 20_000 })
      .toBe('All codes are read. Type the words and bring it in.')
    expect(await page.evaluate('stream.getTracks().map(({ readyState }) => readyState)')).toEqual([
      'ended',
    ])
    await page.locator('discreet-move #unlock').fill('correct horse')
    await button(page, 'Bring it in').click()
    await expect.poll(() => told(page)).toContain('Here now')
    expect(
      await page.evaluate(
        "(async () => fake.calls.find(([what]) => what === 'import')[1] === (await fake.profile.export('')).text)()",
      ),
    ).toBe(true)
    expect(complaints).toEqual([])
    await close()
  })

  test('says that there is no camera, and goes on', async () => {
    const { page, close } = await move()
    await page.evaluate(
      "navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no'))",
    )
    await button(page, 'Scan the code').click()
    await expect.poll(() => told(page)).toBe('The camera cannot be used here. Use a file.')
    expect(await button(page, 'Scan the code').count()).toBe(1)
    await close()
  })
})
