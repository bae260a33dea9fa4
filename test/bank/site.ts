// The bank's pages as the server draws them: the real root, entry and routes behind Remix's own request handler.

import * as layout from '#app/routes/association/layout.tsx'
import * as edit from '#app/routes/association/item-edit.tsx'
import * as fresh from '#app/routes/association/item-new.tsx'
import * as item from '#app/routes/association/item.tsx'
import * as items from '#app/routes/association/items.tsx'
import type { Actor, App } from '#app/services/app.ts'
import type { Language } from '#app/words/language.ts'
import { askingOf } from '#test/pages.ts'

const answer = askingOf([
  { id: 'association', path: 'association', module: layout },
  { id: 'items', within: 'association', path: 'items', module: items },
  { id: 'fresh', within: 'association', path: 'items/new', module: fresh },
  { id: 'item', within: 'association', path: 'items/:item', module: item },
  { id: 'edit', within: 'association', path: 'items/:item/edit', module: edit },
])

export interface Page {
  readonly status: number
  readonly location: string | null
  readonly html: string
}

/** Asks for a page, or posts a form to it, as a browser without JavaScript does. */
export async function ask(app: App, actor: Actor | undefined, path: string, form?: Readonly<Record<string, string>>, language?: Language): Promise<Page> {
  const response = await answer(app, path, { as: actor, body: form && new URLSearchParams(form), language })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}

/** The fields of the form on a page, as a browser would send them: names and values of inputs, selects and text areas. */
export function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const plain = (text: string) => text.replace(/&quot;/g, '"').replace(/&#x27;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    if (!name || ((type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag))) continue
    fields[name] = plain(attribute(tag, 'value') ?? (type === 'checkbox' ? 'on' : ''))
  }
  for (const [, head = '', inner = ''] of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) fields[attribute(head, 'name') ?? ''] = plain(inner.replace(/^\n/, ''))
  for (const [, head = '', inner = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const options = [...inner.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
    fields[attribute(head, 'name') ?? ''] = plain(attribute(options.find((tag) => /\sselected/.test(tag)) ?? options[0] ?? '', 'value') ?? '')
  }
  return fields
}
