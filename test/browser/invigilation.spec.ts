// The invigilator's desk in a real browser: what candidates do appears by itself, and what the desk does reaches them.

import type { Page } from '@playwright/test'
import { expect, test, Visitor } from './served.ts'

interface Item { readonly slot: number; readonly kind: string; readonly options?: readonly { readonly id: string }[] }

const row = (page: Page, name: string) => page.locator('.live-row').filter({ hasText: name })

test('a desk follows its candidates live, acts, and asks once more before what is final', async ({ browser, served }) => {
  test.setTimeout(240_000)
  const sitting = served.demo.sittings.open
  const desk = await Visitor.come(browser, served)
  const candidate = await Visitor.come(browser, served)
  await desk.logIn('invigilator')
  const { candidates } = served.demo as unknown as { candidates: readonly string[] }
  await candidate.logInAs(candidates[20] ?? '', served.demo.password)
  const { page } = desk
  const name = (await candidate.page.locator('header .who').innerText()).trim()
  const live = `/association/sittings/${sitting}/live`
  const door = candidate.page.request

  await test.step('the list is there at once, and says that it is live', async () => {
    await page.goto(live)
    await expect(row(page, name)).toContainText(/未到|候考/)
    await expect(page.getByText('实时更新中')).toBeVisible()
    await desk.accessible('the live list')
  })

  const attempt = await test.step('a candidate starts and answers: the row changes by itself', async () => {
    await door.post(`/exam/sittings/${sitting}/rules`)
    const started = await door.post(`/exam/sittings/${sitting}/attempts`)
    expect(started.ok()).toBe(true)
    const { attemptId } = (await started.json()) as { attemptId: string }
    await expect(row(page, name)).toContainText('作答中')
    const { items } = (await (await door.get(`/exam/attempts/${attemptId}/paper`)).json()) as { items: Item[] }
    const answers = items.filter(({ kind }) => kind === 'true-false' || kind === 'single').slice(0, 2).map(({ slot, kind, options }) => ({ slot, revision: 1, response: kind === 'single' ? options?.[0]?.id : true }))
    const saved = await door.put(`/exam/attempts/${attemptId}/answers`, { data: { answers } })
    expect(saved.ok()).toBe(true)
    await expect(row(page, name)).toContainText(`2 / ${items.length}`)
    await expect(row(page, name)).toContainText('在线')
    return attemptId
  })

  const act = async (which: string, fill: () => Promise<void>) => {
    await row(page, name).getByRole('checkbox').check()
    await page.locator(`button[name=choose][value=${which}]`).first().click()
    await expect(page.locator('.live-act')).toContainText(name)
    await fill()
    await page.locator(`button[name=intent][value=${which}]`).click()
    await expect(page.getByRole('status').filter({ hasText: '已办理 1 人' })).toBeVisible()
  }
  const reason = (text: string) => page.fill('.live-act textarea[name=reason]', text)

  await test.step('an extension reaches the row and the attempt', async () => {
    const before = (await (await door.get(`/exam/attempts/${attempt}/paper`)).json()) as { deadline: string }
    await act('extend', async () => {
      await page.fill('.live-act input[name=minutes]', '7')
      await reason('更换设备')
      await desk.accessible('an act')
    })
    await expect(row(page, name)).toContainText('补 7 分')
    const after = (await (await door.get(`/exam/attempts/${attempt}/paper`)).json()) as { deadline: string }
    expect(Date.parse(after.deadline) - Date.parse(before.deadline)).toBe(7 * 60_000)
    // What was done is done: nobody stays chosen.
    await expect(row(page, name).getByRole('checkbox')).not.toBeChecked()
  })

  await test.step('a pause stops the clock, and resuming lets it go on', async () => {
    await act('pause', () => reason('停电'))
    await expect(row(page, name)).toContainText('已暂停')
    await act('resume', async () => {})
    await expect(row(page, name)).toContainText('作答中')
    await act('message', () => page.fill('.live-act textarea[name=text]', '请核对座位'))
  })

  await test.step('the list answers to filters and to the keyboard', async () => {
    await page.selectOption('select[name=state]', 'sitting')
    // Others may sit as well: nobody is shown who does not.
    await expect(page.locator('.live-row').filter({ hasText: /未到|候考|已交卷/ })).toHaveCount(0)
    await expect(row(page, name)).toBeVisible()
    await page.selectOption('select[name=state]', '')
    await page.fill('input[name=q]', '没有这个人')
    await expect(page.getByText('没有符合筛选条件的考生')).toBeVisible()
    await page.fill('input[name=q]', '')
    const boxes = page.locator('.live-row input[name=who]')
    await boxes.first().focus()
    await page.keyboard.press('ArrowDown')
    await expect(boxes.nth(1)).toBeFocused()
    await page.keyboard.press('Space')
    await expect(boxes.nth(1)).toBeChecked()
    await page.keyboard.press('Escape')
    await expect(boxes.nth(1)).not.toBeChecked()
    await page.keyboard.press('/')
    await expect(page.locator('input[name=q]')).toBeFocused()
  })

  await test.step('closing asks once more', async () => {
    await row(page, name).getByRole('checkbox').check()
    await page.locator('button[name=choose][value=close]').click()
    await reason('身体不适')
    await page.locator('button[name=intent][value=close]').click()
    await expect(row(page, name)).toContainText('作答中')
    await page.check('.live-act input[name=confirmed]')
    await page.locator('button[name=intent][value=close]').click()
    await expect(row(page, name)).toContainText('已交卷')
  })

  await test.step('the timeline tells it all, in order', async () => {
    await row(page, name).getByRole('link').click()
    await page.waitForURL(`**/association/attempts/${attempt}`)
    const cells = page.locator('table.lists').first().locator('tbody tr td:nth-child(2)')
    const told = (await cells.allInnerTexts()).map((text) => text.split(' · ')[0])
    const wanted = ['开始作答', '保存答案 2 次，涉及 2 题', '加时 7 分钟', '暂停', '恢复', '消息：请核对座位', '监考员收卷']
    expect(told.filter((text) => wanted.includes(text ?? ''))).toEqual(wanted)
    await desk.accessible('the timeline')
    await page.setViewportSize({ width: 360, height: 800 })
    await desk.fits('the timeline')
    await page.goto(live)
    await desk.fits('the live list')
    await desk.accessible('the live list on a phone')
  })

  await desk.leave()
  await candidate.leave()
})

test('a desk without scripts shows how things stand, and acts', async ({ browser, served }) => {
  const desk = await Visitor.come(browser, served, { noScript: true })
  await desk.logIn('invigilator')
  const { page } = desk
  await page.goto(`/association/sittings/${served.demo.sittings.open}/live`)
  await expect(page.locator('.live-row').first()).toBeVisible()
  await expect(page.getByRole('link', { name: '刷新名单' })).toBeVisible()
  await page.locator('.live-row input[name=who]').first().check()
  await page.locator('button[name=choose][value=incident]').click()
  await page.selectOption('select[name=incident]', 'network')
  await page.fill('textarea[name=text]', '网络中断两分钟')
  await page.locator('button[name=intent][value=incident]').click()
  await expect(page.locator('main')).toContainText('登记情况：已办理 1 人')
  await expect(page.locator('.live-row').filter({ hasText: '1 条记录' })).not.toHaveCount(0)
  await desk.leave()
})
