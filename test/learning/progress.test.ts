import { describe, expect, it } from 'vitest'
import { type LessonFact, lessonProgress, programmeProgress } from '#app/domain/learning/progress.ts'
import { at } from '#test/exam/sample-items.ts'

const now = at('2026-11-21T01:00:00.000Z')
const plan = (lesson: string, required = true) => ({ lesson, required, questions: ['q1', 'q2'] })
const fact = (type: 'opened' | 'read', lesson = 'filing/01'): LessonFact => ({ type, lesson, at: now })
const answered = (question: string, right: boolean, lesson = 'filing/01'): LessonFact => ({
  type: 'answered',
  lesson,
  question,
  right,
  at: now,
})
const done = (lesson: string) => [fact('read', lesson), answered('q1', true, lesson), answered('q2', true, lesson)]

describe('a lesson', () => {
  it.each([
    ['nothing was done', [], false, ['q1', 'q2']],
    ['it was opened', [fact('opened')], false, ['q1', 'q2']],
    ['it was only read', [fact('read')], false, ['q1', 'q2']],
    ['every question was answered but it was not marked as read', done('filing/01').slice(1), false, []],
    ['one question was answered wrongly', [fact('read'), answered('q1', true), answered('q2', false)], false, ['q2']],
    [
      'a wrong answer was put right',
      [fact('read'), answered('q2', false), answered('q2', true), answered('q1', true)],
      true,
      [],
    ],
    ['a right answer was followed by a wrong one', [...done('filing/01'), answered('q1', false)], true, []],
    ['another lesson was done', done('filing/02'), false, ['q1', 'q2']],
    ['a question was answered that it no longer has', [fact('read'), answered('gone', true)], false, ['q1', 'q2']],
  ] as [string, LessonFact[], boolean, string[]][])('when %s', (_, facts, complete, openQuestions) => {
    expect(lessonProgress(plan('filing/01'), facts)).toMatchObject({ complete, openQuestions })
  })

  it('is opened by anything done in it', () => {
    expect(lessonProgress(plan('filing/01'), [answered('q1', false)]).opened).toBe(true)
    expect(lessonProgress(plan('filing/01'), done('filing/02')).opened).toBe(false)
  })
})

describe('the programme', () => {
  const plans = [plan('filing/01'), plan('filing/02'), plan('extra/01', false)]

  it('is complete with its required lessons, and the others do not matter', () => {
    expect(programmeProgress(plans, [...done('filing/01'), ...done('filing/02')])).toEqual({
      complete: true,
      done: 2,
      of: 2,
      missing: [],
    })
  })

  it('says which lessons are missing and what each lacks', () => {
    const progress = programmeProgress(plans, [...done('filing/01'), fact('read', 'filing/02'), ...done('extra/01')])
    expect(progress).toMatchObject({ complete: false, done: 1, of: 2 })
    expect(progress.missing).toEqual([
      { lesson: 'filing/02', opened: true, read: true, openQuestions: ['q1', 'q2'], complete: false },
    ])
  })

  it('without required lessons is not complete', () => {
    expect(programmeProgress([plan('extra/01', false)], done('extra/01')).complete).toBe(false)
  })
})
