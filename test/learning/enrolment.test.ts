import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseHash, type CourseVersion, plansUnder, versionDifference } from '#app/domain/learning/enrolment.ts'

/** `a!` is required, `a2` is the second text of a; the questions are those after the colon. */
const version = (...lessons: string[]): CourseVersion => ({
  lessons: lessons.map((text) => {
    const [, lesson = '', edition = '', required = '', questions = 'q1 q2'] =
      /^([a-z])(\d?)(!?):?(.+)?$/.exec(text) ?? []
    return {
      lesson,
      hash: `${lesson}${edition}:${questions}`,
      required: required === '!',
      questions: questions.split(' '),
    }
  }),
})
const NOTHING = { added: [], gone: [], changed: [], newlyRequired: [], noLongerRequired: [] }

describe('the difference between two versions of the programme', () => {
  it.each([
    ['nothing changed', ['a!', 'b'], ['a!', 'b'], {}],
    ['only the order changed', ['a!', 'b'], ['b', 'a!'], {}],
    ['a lesson was added', ['a!'], ['a!', 'b'], { added: ['b'] }],
    ['a required lesson was added', ['a!'], ['b!', 'a!'], { added: ['b'], newlyRequired: ['b'] }],
    ['a lesson went', ['a!', 'b!'], ['a!'], { gone: ['b'] }],
    ['a text was changed', ['a!', 'b'], ['a!', 'b2'], { changed: ['b'] }],
    ['a question was added', ['a!:q1'], ['a!:q1 q2'], { changed: ['a'] }],
    ['a lesson became required', ['a!', 'b'], ['a!', 'b!'], { newlyRequired: ['b'] }],
    ['a lesson is no longer required', ['a!', 'b!'], ['a!', 'b'], { noLongerRequired: ['b'] }],
    ['a lesson was renamed', ['a!'], ['c!'], { added: ['c'], gone: ['a'], newlyRequired: ['c'] }],
  ])('when %s', (_, pinned, current, difference) => {
    expect(versionDifference(version(...pinned), version(...current))).toEqual({ ...NOTHING, ...difference })
  })

  const course = fc
    .uniqueArray(
      fc.record({
        lesson: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        hash: fc.constantFrom('1', '2'),
        required: fc.boolean(),
        questions: fc.subarray(['q1', 'q2', 'q3']),
      }),
      { selector: ({ lesson }) => lesson },
    )
    .map((lessons): CourseVersion => ({ lessons: lessons.map((l) => ({ ...l, hash: l.hash + l.questions.join() })) }))

  it('is empty exactly for versions of one hash, whatever their order', () => {
    fc.assert(
      fc.property(course, course, (one, other) => {
        const same = courseHash(one) === courseHash(other)
        expect(Object.values(versionDifference(one, other)).every((list) => list.length === 0)).toBe(same)
        expect(courseHash({ lessons: [...one.lessons].reverse() })).toBe(courseHash(one))
      }),
    )
  })

  it('never lets the current version demand what the pinned one did not, nor anything that is gone', () => {
    fc.assert(
      fc.property(course, course, (pinned, current) => {
        for (const plan of plansUnder(pinned, current)) {
          const [then, now] = [pinned, current].map((v) => v.lessons.find(({ lesson }) => lesson === plan.lesson))
          expect(now).toBeDefined()
          expect(plan.required).toBe(then?.required ?? false)
          for (const question of plan.questions) {
            expect(now?.questions).toContain(question)
            if (plan.required) expect(then?.questions).toContain(question)
          }
        }
      }),
    )
  })
})

describe('what a version asks', () => {
  it('is the current version’s for who has not enrolled', () => {
    expect(plansUnder(undefined, version('a!:q1', 'b'))).toEqual([
      { lesson: 'a', required: true, questions: ['q1'] },
      { lesson: 'b', required: false, questions: ['q1', 'q2'] },
    ])
  })
  it.each([
    [
      'a lesson added later',
      ['a!'],
      ['b!', 'a!'],
      [
        ['b', false],
        ['a', true],
      ],
    ],
    [
      'a lesson required later',
      ['a!', 'b'],
      ['a!', 'b!'],
      [
        ['a', true],
        ['b', false],
      ],
    ],
    ['a lesson that is gone', ['a!', 'b!'], ['a!'], [['a', true]]],
    [
      'a lesson no longer required',
      ['a!', 'b!'],
      ['a!', 'b'],
      [
        ['a', true],
        ['b', true],
      ],
    ],
  ])('of somebody who enrolled before: %s', (_, pinned, current, asked) => {
    expect(plansUnder(version(...pinned), version(...current)).map((p) => [p.lesson, p.required])).toEqual(asked)
  })
  it('leaves out questions that came later, and those that are gone', () => {
    expect(plansUnder(version('a!:q1 q2'), version('a!:q2 q3'))).toEqual([
      { lesson: 'a', required: true, questions: ['q2'] },
    ])
  })
})
