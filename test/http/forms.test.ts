import { describe, expect, it } from 'vitest'
import { readForm } from '#app/http/forms.ts'

const posted = (fields: readonly (readonly [string, string | File])[]) => {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return new Request('http://x/', { method: 'POST', body })
}

describe('a posted form', () => {
  it('comes back with what was typed, a long text whole, and never with a password', async () => {
    const text = '审'.repeat(4001)
    const { typed } = await readForm(posted([['text', text], ['password', 'Paper-and-ink-7']]))
    expect(typed).toEqual({ text })
  })
  it('keeps repeated fields and files, and drops NUL characters', async () => {
    const file = new File(['x'], 'a.txt')
    const { form, typed } = await readForm(posted([['answer', 'a'], ['answer', 'b'], ['reason', 'a\u0000b'], ['file', file]]))
    expect(form.getAll('answer')).toEqual(['a', 'b'])
    expect(form.get('reason')).toBe('ab')
    expect(typed.reason).toBe('ab')
    expect(form.get('file')).toBeInstanceOf(File)
    expect(typed.file).toBeUndefined()
  })
  it('is an empty one when the body is none', async () => {
    const { form, typed } = await readForm(new Request('http://x/', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }))
    expect([[...form], typed]).toEqual([[], {}])
  })
})
