import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { safePath } from '#app/http/context.ts'
import { readForm } from '#app/http/forms.ts'
import { LANGUAGES, languageCookie } from '#app/words/language.ts'

export const action = async ({ context: { app }, request }: ActionFunctionArgs) => {
  const { typed } = await readForm(request)
  const language = LANGUAGES.find((l) => l === typed.language) ?? 'zh-CN'
  return redirect(safePath(typed.back, '/'), { headers: { 'set-cookie': languageCookie(language, app.publicUrl.startsWith('https:')) } })
}

export const loader = () => redirect('/')
