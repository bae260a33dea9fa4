import { redirect, type ActionFunctionArgs } from '@remix-run/node'

export const action = async ({ context: { sessions }, request }: ActionFunctionArgs) =>
  redirect('/', { headers: { 'set-cookie': await sessions.end(request.headers.get('cookie')) } })

export const loader = () => redirect('/')
