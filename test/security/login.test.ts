import { afterAll, beforeAll, expect, it } from 'vitest'
import { logIn } from '#app/services/account.ts'
import { openWorld, type TestWorld } from '../database/worlds.ts'
import { actor, person } from '../exemption-desk/stage.ts'

let world: TestWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const guesses = (email: string, passwords: readonly string[]) =>
  Promise.all(
    passwords.map(async (password) => {
      const answer = await logIn(world.app, email, password)
      return answer.ok ? 'in' : answer.refusal
    }),
  )

it('locks an e-mail against guesses that are sent all at once, and a right one among them comes too late', async () => {
  const { email } = await actor(world.app, await person(world.app, '样例被猜者'))
  const told = await guesses(email, [...Array<string>(9).fill('wrong'), 'Correct-Horse-9'])
  expect(told.toSorted()).toEqual([...Array<string>(5).fill('login-locked'), ...Array<string>(5).fill('login-wrong')])
  expect(told.at(-1)).toBe('login-locked')
  expect(await guesses(email, ['Correct-Horse-9'])).toEqual(['login-locked'])
  world.pass(6)
  expect(await guesses(email, ['Correct-Horse-9'])).toEqual(['in'])
})
